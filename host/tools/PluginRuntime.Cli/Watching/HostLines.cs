using System.Threading.Channels;

namespace PluginRuntime.Cli.Watching;

/// <summary>
/// The lines of all hosts: each goes to standard error, and to whoever listens.
/// </summary>
internal sealed class HostLines
{
    private readonly Lock _gate = new();
    private readonly List<Channel<string>> _listeners = [];

    /// <summary>Takes a line, on any thread.</summary>
    public void Write(string line)
    {
        Console.Error.WriteLine(line);
        lock (_gate)
        {
            _listeners.ForEach(listener => listener.Writer.TryWrite(line));
        }
    }

    /// <summary>Keeps every line from now on for one reader, until it is ended.</summary>
    public Channel<string> Listen()
    {
        var listener = Channel.CreateUnbounded<string>();
        lock (_gate)
        {
            _listeners.Add(listener);
        }

        return listener;
    }

    /// <summary>Ends that.</summary>
    public void End(Channel<string> listener)
    {
        lock (_gate)
        {
            _listeners.Remove(listener);
        }
    }
}
