using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

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

    /// <summary>Begins to wait; where the assembly is there already, its writers are taken at once.</summary>
    public void Start()
    {
        AppDomain.CurrentDomain.AssemblyLoad += OnAssemblyLoad;
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            TakeWritersOf(assembly);
        }
    }

    /// <summary>Writes the last line of an invocation if it has no line feed.</summary>
    public void EndInvocation()
    {
        _out?.EndInvocation();
        _error?.EndInvocation();
    }

    private void OnAssemblyLoad(object? sender, AssemblyLoadEventArgs args) => TakeWritersOf(args.LoadedAssembly);

    private void TakeWritersOf(Assembly assembly)
    {
        if (_out is null && assembly.FullName?.StartsWith(ConsoleAssembly, StringComparison.Ordinal) == true)
        {
            TakeWriters();
        }
    }

    // A method of its own: one that only asks for the name must not load the assembly.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TakeWriters()
    {
        _out = new LineGatherer(log, LambdaLogLevel.Information);
        _error = new LineGatherer(log, LambdaLogLevel.Error);
        Console.SetOut(_out);
        Console.SetError(_error);
    }
}
