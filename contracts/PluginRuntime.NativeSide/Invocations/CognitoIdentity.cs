namespace PluginRuntime.Invocations;

/// <summary>
/// Who calls through Cognito: the host has read it.
/// </summary>
internal sealed class CognitoIdentity(string? id, string? poolId)
{
    public string? Id { get; } = id;

    public string? PoolId { get; } = poolId;

    /// <summary>What the invocation has of it.</summary>
    public static CognitoIdentity Read((string? Id, string? PoolId) identity) => new(identity.Id, identity.PoolId);
}
