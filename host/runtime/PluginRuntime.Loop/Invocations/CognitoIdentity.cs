using System.Text.Json;

namespace PluginRuntime.Invocations;

/// <summary>
/// The caller's Cognito identity, read from Lambda's header on the first question.
/// </summary>
/// <remarks>A header that is not JSON fails the invocation that asks, and no other.</remarks>
internal sealed class CognitoIdentity
{
    private CognitoIdentity(string? id, string? poolId)
    {
        Id = id;
        PoolId = poolId;
    }

    public string? Id { get; }

    public string? PoolId { get; }

    /// <summary>Reads the header; one that is absent or empty means no identity.</summary>
    /// <exception cref="FormatException">The header is not a JSON object.</exception>
    public static CognitoIdentity Read(string? header)
    {
        if (string.IsNullOrEmpty(header))
        {
            return new CognitoIdentity(null, null);
        }

        try
        {
            using var document = JsonDocument.Parse(header);
            return new CognitoIdentity(Text(document, "cognitoIdentityId"), Text(document, "cognitoIdentityPoolId"));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException(
                """
                The Cognito identity that came with this invocation cannot be read.
                It should be a JSON object such as {"cognitoIdentityId":"…","cognitoIdentityPoolId":"…"}; Lambda sends it in the header Lambda-Runtime-Cognito-Identity.
                """,
                error);
        }
    }

    private static string? Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
}
