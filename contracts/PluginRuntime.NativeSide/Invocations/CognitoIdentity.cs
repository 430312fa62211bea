namespace PluginRuntime.Invocations;

/// <summary>
/// Who calls through Cognito: the host has read it.
/// </summary>
internal sealed class CognitoIdentity(string? id, string? poolId)
{
    public string? Id { get; } = id;

    public string? PoolId { get; } = poolId;

    /// <summary>As it is.</summary>
    public static CognitoIdentity Read(CognitoIdentity identity) => identity;
}
