using System.Diagnostics.CodeAnalysis;

namespace PluginRuntime.Diagnostics;

/// <summary>
/// Turns what a handler writes to <see cref="Console"/> into log records, from the moment that the process first uses it.
/// </summary>
/// <remarks>
/// <c>System.Console</c> is not loaded for a handler that never writes: the capture waits for that assembly and then takes its two
/// writers, before the call that made it load goes on.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The writers hold nothing to free, and Console uses them until the process ends.")]
internal sealed class ConsoleCapture(LogWriter log)
{
    private const string ConsoleAssembly = "System.Console,";

    private LineGatherer? _out;
    private LineGatherer? _error;

    /// <summary>Begins to wait.</summary>
    public void Start() => AppDomain.CurrentDomain.AssemblyLoad += OnAssemblyLoad;

    /// <summary>Writes the last line of an invocation if it has no line feed.</summary>
    public void EndInvocation()
    {
        _out?.EndInvocation();
        _error?.EndInvocation();
    }

    private void OnAssemblyLoad(object? sender, AssemblyLoadEventArgs args)
    {
        if (_out is null && args.LoadedAssembly.FullName?.StartsWith(ConsoleAssembly, StringComparison.Ordinal) == true)
        {
            TakeWriters();
        }
    }

    private void TakeWriters()
    {
        _out = new LineGatherer(log, LambdaLogLevel.Information);
        _error = new LineGatherer(log, LambdaLogLevel.Error);
        Console.SetOut(_out);
        Console.SetError(_error);
    }
}
