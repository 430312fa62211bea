namespace Amazon.Lambda.Core;

/// <summary>A Cognito identity.</summary>
public partial interface ICognitoIdentity
{
    /// <summary>The identity.</summary>
    string IdentityId { get; }

    /// <summary>The pool that it is of.</summary>
    string IdentityPoolId { get; }
}
