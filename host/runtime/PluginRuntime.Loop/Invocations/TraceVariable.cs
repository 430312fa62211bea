namespace PluginRuntime.Invocations;

/// <summary>
/// The environment variable in which tracing libraries look for the trace of the invocation under way.
/// </summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-build</remarks>
internal sealed class TraceVariable
{
    private const string Name = "_X_AMZN_TRACE_ID";

    private string? _current;

    /// <summary>Sets the variable to this invocation's trace header; without one it is removed.</summary>
    public void Set(string? traceId)
    {
        var value = string.IsNullOrEmpty(traceId) ? null : traceId;
        if (value != _current)
        {
            Environment.SetEnvironmentVariable(Name, value);
            _current = value;
        }
    }
}
