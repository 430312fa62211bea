using PluginRuntime.Emulator.Functions;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// The functions that are served, by name. Each has a process of its own, which its first invocation starts.
/// </summary>
/// <remarks>
/// Different functions run at the same time, invocations of one function as its settings say. Safe for use by several
/// threads. Dispose it to end all processes.
/// </remarks>
internal sealed class LocalFunctions : IAsyncDisposable
{
    /// <summary>What AWS's own emulator calls the only function it has: scripts written for it call that.</summary>
    private const string OnlyFunction = "function";

    private readonly Dictionary<string, EmulatedFunction> _functions = new(StringComparer.Ordinal);
    private readonly Action<LogLine> _write;
    private readonly Lock _oneLineAtATime = new();

    /// <summary>Starts nothing yet.</summary>
    /// <param name="functions">The functions, each with a name of its own.</param>
    /// <param name="write">Receives the lines of all logs, one at a time, on any thread.</param>
    public LocalFunctions(IReadOnlyList<FunctionSettings> functions, Action<LogLine> write)
    {
        _write = write;
        foreach (var settings in functions)
        {
            var log = new PlatformLog(Write, functions.Count > 1 ? settings.FunctionName : "");
            _functions.Add(settings.FunctionName, EmulatedFunction.Create(settings, log));
        }
    }

    /// <summary>Finds a function, an only one by <c>function</c> as well; of one that is not there it tells the developer what may have been meant.</summary>
    public EmulatedFunction? Find(string name)
    {
        if (_functions.TryGetValue(name, out var function))
        {
            return function;
        }

        if (name == OnlyFunction && _functions.Count == 1)
        {
            return _functions.Values.Single();
        }

        var near = NearestNames.To(name, _functions.Keys);
        var served = near.Length > 0 ? $"Near names: {NameList.Of(near)}." : $"Served are {NameList.Of(_functions.Keys)}.";
        Tell($"There is no function '{name}' here. {served}");
        return null;
    }

    /// <summary>Writes a line of our own among those of the logs.</summary>
    public void Tell(string line) => Write(new LogLine(line, IsOfProcess: false));

    private void Write(LogLine line)
    {
        lock (_oneLineAtATime)
        {
            _write(line);
        }
    }

    /// <summary>Ends all processes; what was under way is cancelled.</summary>
    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(_functions.Values.Select(function => function.DisposeAsync().AsTask()));
}
