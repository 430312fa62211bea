using System.Text;

namespace PluginRuntime.ScriptedServer;

/// <summary>What a host writes, read while it runs.</summary>
internal sealed class HostOutput
{
    private readonly StringBuilder _text = new();
    private readonly TaskCompletionSource _begun = NewSource();
    private TaskCompletionSource _more = NewSource();

    /// <summary>Completes when something was written, or when nothing can be any more.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Completes when more is written than there was when it was asked for; asked for before a look, it misses nothing.</summary>
    public Task More => _more.Task;

    /// <summary>All that was written so far.</summary>
    public string SoFar()
    {
        lock (_text)
        {
            return _text.ToString();
        }
    }

    /// <summary>Reads to the end.</summary>
    /// <returns>All of it.</returns>
    public async Task<string> ReadAsync(StreamReader reader)
    {
        // Not line by line: a carriage return inside a record would count as a line's end.
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) is > 0 and var count)
        {
            lock (_text)
            {
                _text.Append(buffer, 0, count);
            }

            _begun.TrySetResult();
            Interlocked.Exchange(ref _more, NewSource()).TrySetResult();
        }

        _begun.TrySetResult();
        return SoFar();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
