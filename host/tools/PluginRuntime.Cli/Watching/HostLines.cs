using System.Threading.Channels;
using PluginRuntime.Cli.Terminal;
using PluginRuntime.Emulator;

namespace PluginRuntime.Cli.Watching;

/// <summary>
/// The lines of all hosts: each goes to standard error, and to whoever listens.
/// </summary>
/// <param name="errors">Standard error.</param>
/// <param name="isTerminal">It is one.</param>
internal sealed class HostLines(TextWriter errors, bool isTerminal)
{
    /// <summary>How many lines wait for a listener; those that come when there are so many are not for it.</summary>
    public const int MaxHeard = 1_000;

    private readonly Lock _gate = new();
    private readonly List<(Channel<string> Lines, string Words)> _listeners = [];

    /// <summary>Takes a line, on any thread.</summary>
    public void Write(LogLine line)
    {
        errors.WriteLine(ShownText.Of(line, isTerminal));
        lock (_gate)
        {
            foreach (var (lines, words) in _listeners)
            {
                if (line.Text.Contains(words, StringComparison.Ordinal))
                {
                    lines.Writer.TryWrite(line.Text);
                }
            }
        }
    }

    /// <summary>Keeps every line with some words from now on for one reader, until it is ended.</summary>
    public Channel<string> Listen(string words)
    {
        var listener = Channel.CreateBounded<string>(MaxHeard);
        lock (_gate)
        {
            _listeners.Add((listener, words));
        }

        return listener;
    }

    /// <summary>Ends that.</summary>
    public void End(Channel<string> listener)
    {
        lock (_gate)
        {
            _listeners.RemoveAll(entry => entry.Lines == listener);
        }
    }
}
