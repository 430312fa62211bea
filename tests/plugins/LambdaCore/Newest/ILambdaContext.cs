namespace Amazon.Lambda.Core;

/// <content>Whose invocation it is, its trace, and the package's serializer.</content>
public partial interface ILambdaContext
{
    /// <summary>The tenant, of a function that tells tenants apart.</summary>
    string TenantId => null;

    /// <summary>The trace.</summary>
    string TraceId => null;

    /// <summary>What reads the event and writes the response.</summary>
    ILambdaSerializer Serializer => null;
}
