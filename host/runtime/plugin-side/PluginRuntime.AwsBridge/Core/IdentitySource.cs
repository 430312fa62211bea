namespace PluginRuntime.PluginSide.Core;

/// <summary>What <c>ICognitoIdentity</c> tells.</summary>
public sealed class IdentitySource
{
    private readonly IInvocationContext _invocation;

    internal IdentitySource(IInvocationContext invocation) => _invocation = invocation;

    /// <summary>The identity.</summary>
    public string? IdentityId => _invocation.CognitoIdentityId;

    /// <summary>The pool that it is of.</summary>
    public string? IdentityPoolId => _invocation.CognitoIdentityPoolId;
}
