namespace Amazon.Lambda.Core;

/// <summary>The trace of the invocation under way, as whoever runs the function names it.</summary>
public class LambdaTraceProvider
{
    private static readonly bool HasSeveral = Environment.GetEnvironmentVariable("AWS_LAMBDA_MAX_CONCURRENCY") is { Length: > 0 };
    private static readonly AsyncLocal<string> OfFlow = new();
    private static string _only;

    /// <summary>That of the flow where there may be several invocations at once; else the one there is, or what the environment has.</summary>
    public static string CurrentTraceId =>
        HasSeveral ? OfFlow.Value : _only ?? Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID");

    internal static void SetCurrentTraceId(string traceId)
    {
        if (HasSeveral)
        {
            OfFlow.Value = traceId;
        }
        else
        {
            _only = traceId;
        }
    }
}
