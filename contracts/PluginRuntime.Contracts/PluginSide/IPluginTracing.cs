namespace PluginRuntime.PluginSide;

/// <summary>
/// Shows invocations to whoever listens to the plugin's own <c>System.Diagnostics.DiagnosticSource</c>: each as an activity, all of them in metrics.
/// </summary>
/// <remarks>Any thread may use it, each for invocations of its own. What a listener throws is logged, once, and comes out of no method.</remarks>
internal interface IPluginTracing : IDisposable
{
    /// <summary>Begins an invocation, and makes its activity the current one of this thread and of all that flows from here.</summary>
    /// <returns>To be handed to <see cref="End"/>; <see langword="null"/> if nobody listens, which costs next to nothing.</returns>
    object? Begin(TracedInvocation invocation);

    /// <summary>Ends an invocation, on the thread that began it.</summary>
    /// <param name="state">What <see cref="Begin"/> gave.</param>
    /// <param name="errorType">The full name of the exception's type, or Lambda's error type; <see langword="null"/> if the invocation succeeded.</param>
    void End(object? state, string? errorType);
}

/// <summary>
/// What tracing tells of one invocation.
/// </summary>
internal sealed class TracedInvocation
{
    public required string FunctionName { get; init; }

    /// <summary>The version that runs, which an alias in <see cref="InvokedFunctionArn"/> stands for.</summary>
    public required string FunctionVersion { get; init; }

    public required string RequestId { get; init; }

    /// <summary>As it was invoked, perhaps by an alias. May be empty.</summary>
    public required string InvokedFunctionArn { get; init; }

    /// <summary>Whether it is the first of this process.</summary>
    public required bool IsColdStart { get; init; }

    /// <summary>32 hexadecimal digits in lower case; <see langword="null"/> if the invocation is part of no trace.</summary>
    public string? TraceId { get; init; }

    /// <summary>The span that invoked the function: 16 hexadecimal digits in lower case. Set if <see cref="TraceId"/> is.</summary>
    public string? ParentId { get; init; }

    /// <summary>Whether the trace is recorded.</summary>
    public bool IsSampled { get; init; }
}
