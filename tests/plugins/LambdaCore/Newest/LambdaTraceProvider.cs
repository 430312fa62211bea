namespace Amazon.Lambda.Core;

/// <summary>The trace of the invocation under way.</summary>
public static class LambdaTraceProvider
{
    /// <summary>As the environment has it.</summary>
    public static string CurrentTraceId => Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID");
}
