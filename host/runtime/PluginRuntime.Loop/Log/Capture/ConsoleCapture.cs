using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PluginRuntime.Log.Capture;

/// <summary>
/// Turns what a handler writes to <see cref="Console"/> into log records, from the moment that the process first uses it.
/// </summary>
/// <remarks>
/// <c>System.Console</c> is not loaded for a handler that never writes: the capture waits for that assembly and then takes its two
/// writers, before the call that made it load goes on. A handler may put its own in their place for the rest of its invocation; the next one
/// has the host's again; in concurrent mode, once no other is under way. Its working directory and its environment are left as it leaves
/// them: init code sets both for every invocation to come, the process is the function's alone, and the host reads its variables once,
/// before any handler runs, and uses full paths only.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The writers hold nothing to free, and Console uses them until the process ends.")]
internal sealed class ConsoleCapture(LogWriter log)
{
    private const string ConsoleAssembly = "System.Console,";

    private readonly object _oneTakesBackAtATime = new();
    private LineGatherer? _out;
    private LineGatherer? _error;
    private TextWriter? _consoleOut;
    private TextWriter? _consoleError;
    private bool _isReleased;

    private bool IsAlone => !log.IsConcurrent || log.UnderWay().Count <= 1;

    /// <summary>Begins to wait; where the assembly is there already, its writers are taken at once.</summary>
    public void Start(AssemblyLoads loads)
    {
        loads.Tell(TakeWritersOf);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            TakeWritersOf(assembly);
        }
    }

    /// <summary>Leaves the console alone if it is not in use yet: what runs now has a way of its own to write records.</summary>
    public void Release() => _isReleased = true;

    /// <summary>
    /// Takes the writers back from whoever replaced them since the last invocation, as the constructor of a version that is swapped in may have done.
    /// </summary>
    public void BeginInvocation()
    {
        if (_out is not null && _error is not null && IsAlone)
        {
            TakeWritersBack(_out, _error);
        }
    }

    /// <summary>
    /// Writes the last line of an invocation if it has no line feed, and takes the writers back from a handler that replaced them. In concurrent
    /// mode they stay replaced while another invocation is under way: it may be the one that replaced them, and writes there.
    /// </summary>
    public void EndInvocation()
    {
        if (_out is null || _error is null)
        {
            return;
        }

        if (IsAlone)
        {
            TakeWritersBack(_out, _error);
        }

        _out.EndInvocation();
        _error.EndInvocation();
    }

    /// <summary>Writes the last line of every invocation under way, if it has no line feed: the process ends.</summary>
    public void EndProcess()
    {
        _out?.EndProcess();
        _error?.EndProcess();
    }

    private void TakeWritersOf(Assembly assembly)
    {
        if (_out is null && !_isReleased && assembly.FullName?.StartsWith(ConsoleAssembly, StringComparison.Ordinal) == true)
        {
            TakeWriters();
        }
    }

    // A method of its own: one that only asks for the name must not load the assembly.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TakeWriters()
    {
        _error = new LineGatherer(log, LambdaLogLevel.Error);
        _out = new LineGatherer(log, LambdaLogLevel.Information);
        TakeWritersBack(_out, _error);
    }

    // Console wraps what it is given; the wrapper that it made of ours is what tells whether ours is still there.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TakeWritersBack(LineGatherer output, LineGatherer error)
    {
        lock (_oneTakesBackAtATime)
        {
            if (_consoleOut is null || _consoleOut != Console.Out)
            {
                Console.SetOut(output);
                _consoleOut = Console.Out;
            }

            if (_consoleError is null || _consoleError != Console.Error)
            {
                Console.SetError(error);
                _consoleError = Console.Error;
            }
        }
    }
}
