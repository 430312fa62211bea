using PluginRuntime.PluginSide;
using PluginRuntime.RuntimeApi;
using PluginRuntime.Settings;

namespace PluginRuntime.Invocations;

/// <summary>
/// One invocation as listeners of activities and metrics see it.
/// </summary>
/// <param name="tracing">Where they listen; <see langword="null"/> if nobody can.</param>
/// <param name="state">What it gave when the invocation began.</param>
internal readonly struct InvocationTrace(IPluginTracing? tracing, object? state)
{
    private static int _hasBegunOne;

    /// <summary>Begins it. Costs nothing where nobody can listen.</summary>
    public static InvocationTrace Begin(IPluginTracing? tracing, Invocation invocation, LambdaEnvironment environment)
    {
        if (tracing is null)
        {
            _hasBegunOne = 1;
            return default;
        }

        var header = TraceHeader.TryParse(invocation.TraceId);
        return new InvocationTrace(tracing, tracing.Begin(new TracedInvocation
        {
            FunctionName = environment.FunctionName,
            FunctionVersion = environment.FunctionVersion,
            RequestId = invocation.RequestId,
            InvokedFunctionArn = invocation.InvokedFunctionArn ?? "",
            IsColdStart = Interlocked.Exchange(ref _hasBegunOne, 1) == 0,
            TraceId = header?.TraceId,
            ParentId = header?.ParentId,
            IsSampled = header?.IsSampled ?? false,
        }));
    }

    /// <summary>Ends it.</summary>
    /// <param name="errorType">What failed; <see langword="null"/> if nothing did.</param>
    public void End(string? errorType) => tracing?.End(state, errorType);
}
