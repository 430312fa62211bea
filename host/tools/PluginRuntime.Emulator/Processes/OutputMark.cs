using System.IO.Pipes;
using System.Text;

namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// A line of our own in a child's output: when it is read, all that the child wrote before has been read, too.
/// </summary>
/// <remarks>
/// A response comes over HTTP and the log through a pipe; without a mark nobody could tell whether the pipe has more to
/// say about the invocation. Linux lets the reader of a pipe write to it by way of <c>/proc</c>.
/// </remarks>
internal sealed class OutputMark
{
    /// <summary>How many bytes it has, without the line feed behind it.</summary>
    public const int Length = 33;

    // Random, so that no program can write it by chance; a control character first, so that no text ends like it.
    private readonly byte[] _bytes = Encoding.ASCII.GetBytes($"\u001c{Guid.NewGuid():N}");
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the mark has been read.</summary>
    public Task Seen => _seen.Task;

    /// <summary>The mark and its line feed, as they go into the pipe.</summary>
    public byte[] Line => [.. _bytes, (byte)'\n'];

    /// <summary>Writes the mark into the pipe that the child writes to.</summary>
    /// <param name="processId">The child.</param>
    /// <param name="descriptor">1 for its standard output, 2 for its standard error.</param>
    /// <param name="reader">Our end of the pipe.</param>
    /// <returns>Whether it is on its way; not so if the child has ended, or off Linux.</returns>
    public bool TryWrite(int processId, int descriptor, Stream reader)
    {
        var childs = $"/proc/{processId}/fd/{descriptor}";
        try
        {
            if (!OperatingSystem.IsLinux() || !IsSamePipe(childs, reader))
            {
                return false;
            }

            using var pipe = new FileStream(childs, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            pipe.Write(Line);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // The child is on its way out, or gone; its exit tells that its output is complete.
            return false;
        }
    }

    /// <summary>Answers whether these, the last bytes of a line, are the mark; then it is seen.</summary>
    public bool IsSeenIn(ReadOnlySpan<byte> lastBytes)
    {
        if (!lastBytes.SequenceEqual(_bytes))
        {
            return false;
        }

        _seen.TrySetResult();
        return true;
    }

    // A child may have turned its output elsewhere, and into a file of its own no mark belongs.
    private static bool IsSamePipe(string childs, Stream reader) =>
        reader is PipeStream pipe
        && new FileInfo(childs).LinkTarget is { } target
        && target == new FileInfo($"/proc/self/fd/{pipe.SafePipeHandle.DangerousGetHandle()}").LinkTarget;
}
