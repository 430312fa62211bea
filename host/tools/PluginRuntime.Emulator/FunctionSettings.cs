using System.Collections.ObjectModel;
using PluginRuntime.Emulator.Processes;

namespace PluginRuntime.Emulator;

/// <summary>
/// What a developer would set on a function in Lambda, and the host that stands in for the layer.
/// </summary>
internal sealed record FunctionSettings
{
    /// <summary>30 s: more than Lambda's 3 s, because code on a developer's machine is compiled as it runs.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    /// <summary>A day: for who sits before a debugger.</summary>
    public static readonly TimeSpan NoTimeout = TimeSpan.FromDays(1);

    /// <summary>The handler string; the host reads it as <c>_HANDLER</c>.</summary>
    public required string Handler { get; init; }

    /// <summary>
    /// An existing folder that stands in for <c>/var/task</c>; it is the child's working directory, too.
    /// </summary>
    public required string TaskRoot { get; init; }

    /// <summary>How the host is started; see <see cref="HostLocation"/>.</summary>
    public required HostCommand Host { get; init; }

    /// <summary>The function's name, as in its ARN.</summary>
    public string FunctionName { get; init; } = "function";

    /// <summary>Folders that are searched for packages before the task root, in this order.</summary>
    public IReadOnlyList<string> Roots { get; init; } = [];

    /// <summary>
    /// The function's own variables. They win over Lambda's, but not over <see cref="LambdaVariables.Reserved"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>How long one invocation may take, init not counted; Lambda permits 1 to 900 s.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>
    /// The function's memory in MB, as Lambda tells the handler; the child is kept to it if <see cref="LimitsMemory"/>. The
    /// default is Lambda's.
    /// </summary>
    public int MemoryMegabytes { get; init; } = LambdaLimits.MinMemoryMegabytes;

    /// <summary>Whether the child may have no more than that.</summary>
    public bool LimitsMemory { get; init; }

    /// <summary>The child waits in the beginning until a debugger is attached; <see cref="Timeout"/> should then be <see cref="NoTimeout"/>.</summary>
    public bool WaitsForDebugger { get; init; }

    /// <summary>
    /// How many invocations one process is given at once, 1 to <see cref="LambdaLimits.MaxConcurrency"/>, as on Lambda's
    /// managed instances; null, the default, for one after another as everywhere else.
    /// </summary>
    /// <remarks>
    /// Any number changes how the process is treated: it logs in JSON, and a timeout does not end it.
    /// https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html.
    /// </remarks>
    public int? MaxConcurrency { get; init; }

    /// <summary>
    /// The process is told that it will be restored from a snapshot. Nothing is snapshot here: init waits for the first
    /// invocation and goes on. Not with <see cref="MaxConcurrency"/>, for Lambda has no such function.
    /// </summary>
    public bool HasSnapStart { get; init; }

    /// <summary>Tells the time for deadlines and timeouts.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
