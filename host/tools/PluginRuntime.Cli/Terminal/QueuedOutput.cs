using System.Text;

namespace PluginRuntime.Cli.Terminal;

/// <summary>
/// Standard output or standard error, written by a thread of its own: whoever says something never waits for who reads it.
/// </summary>
/// <remarks>
/// A pipe that nobody reads is full after 64 KB, and a terminal stands still while its user selects text. What waits is bounded; what does
/// not fit is counted, and told when there is room again. Safe for use by several threads.
/// </remarks>
internal sealed class QueuedOutput
{
    /// <summary>How much may wait of what others say: handlers and callers.</summary>
    public const int MaxWaitingBytes = 16 * 1024 * 1024;

    // So that a slow reader can be told from one that has stopped.
    private const int PieceBytes = 16 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Not a Lock, on which nobody can wait for more.
    private readonly object _gate = new();
    private readonly Queue<byte[]> _waiting = new();
    private readonly Stream _stream;
    private readonly long _maxBytes;
    private TaskCompletionSource? _emptied;
    private long _waitingBytes;
    private long _pieces;
    private long _lost;

    /// <summary>Starts the thread.</summary>
    /// <param name="stream">Where it goes; the one who opened it closes it.</param>
    /// <param name="maxBytes">How much may wait.</param>
    public QueuedOutput(Stream stream, long maxBytes)
    {
        _stream = stream;
        _maxBytes = maxBytes;
        new Thread(WriteAll) { IsBackground = true, Name = "output" }.Start();
    }

    /// <summary>Adds bytes, which end with a line or are a part of one.</summary>
    public void Write(byte[] bytes)
    {
        lock (_gate)
        {
            if (_waitingBytes + bytes.Length > _maxBytes)
            {
                _lost++;
            }
            else
            {
                TellLost();
                Enqueue(bytes);
            }

            Monitor.Pulse(_gate);
        }
    }

    /// <summary>
    /// Waits until all is written; once it is cancelled, only as long as something is read every two seconds.
    /// </summary>
    public async Task FlushAsync(CancellationToken hurry)
    {
        var emptied = WhenEmpty();
        try
        {
            await emptied.WaitAsync(hurry);
        }
        catch (OperationCanceledException)
        {
            long before;
            do
            {
                before = Interlocked.Read(ref _pieces);
                await Task.WhenAny(emptied, Task.Delay(Patience, CancellationToken.None));
            }
            while (!emptied.IsCompleted && before != Interlocked.Read(ref _pieces));
        }
    }

    private Task WhenEmpty()
    {
        lock (_gate)
        {
            return _waitingBytes == 0 && _lost == 0
                ? Task.CompletedTask
                : (_emptied ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private void WriteAll()
    {
        while (true)
        {
            var bytes = Next();
            TryWrite(bytes);
            Done(bytes);
        }
    }

    private byte[] Next()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                TellLost();
                if (_waiting.Count == 0)
                {
                    Monitor.Wait(_gate);
                }
            }

            return _waiting.Dequeue();
        }
    }

    private void TryWrite(byte[] bytes)
    {
        try
        {
            for (var at = 0; at < bytes.Length; at += PieceBytes)
            {
                _stream.Write(bytes.AsSpan(at, Math.Min(PieceBytes, bytes.Length - at)));
                Interlocked.Increment(ref _pieces);
            }
        }
        catch (IOException)
        {
            // A closed pipe, a terminal that is gone, a full disk: there is nobody left to tell.
        }
    }

    private void Done(byte[] bytes)
    {
        TaskCompletionSource? emptied = null;
        lock (_gate)
        {
            _waitingBytes -= bytes.Length;
            if (_waitingBytes == 0 && _lost == 0)
            {
                (emptied, _emptied) = (_emptied, null);
            }
        }

        emptied?.SetResult();
    }

    private void TellLost()
    {
        if (_lost > 0)
        {
            var lines = _lost == 1 ? "1 line was" : $"{_lost} lines were";
            _lost = 0;
            Enqueue(Encoding.UTF8.GetBytes(
                $"{lines} not shown: nobody read this output while {_maxBytes / (1024 * 1024)} MB waited. Read it, or send it into a file.\n"));
        }
    }

    private void Enqueue(byte[] bytes)
    {
        _waiting.Enqueue(bytes);
        _waitingBytes += bytes.Length;
    }
}
