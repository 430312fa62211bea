using System.Diagnostics;
using System.Text;
using PluginRuntime.Packages.Native;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Libraries;

/// <summary>
/// Asks a native library what handlers it has, in a process of its own: the library's code runs there, and may hang, exit or crash.
/// </summary>
/// <param name="program">What that process is.</param>
internal sealed class DescribeProcess(DescribeProgram program)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long it may take: as long as Lambda's init.</summary>
    public TimeSpan Limit { get; init; } = Patience;

    /// <summary>Asks.</summary>
    /// <param name="path">The library, which fits this machine by its headers.</param>
    /// <exception cref="PackageException">It cannot be opened, ends the process or does not answer, or its answer is none.</exception>
    public LibraryDescription Ask(string path)
    {
        var mark = $"\n{Guid.NewGuid():N}\n";
        using var process = Process.Start(program.StartInfo(path, mark)) ?? throw new InvalidOperationException("No process was started.");
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Limit);
        var output = ReadAsync(process.StandardOutput.BaseStream, mark, limit.Token);
        var errors = ReadAsync(process.StandardError.BaseStream, mark, limit.Token);
        try
        {
            Task.WaitAll([output, errors], limit.Token);
            process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is OperationCanceledException or AggregateException { InnerException: OperationCanceledException })
        {
            process.Kill(entireProcessTree: true);
            throw LibraryAnswerError.NoAnswer(path, Limit);
        }

        return (output.Result, errors.Result) switch
        {
            ({ } answer, _) => LibraryDescription.Read(path, answer),
            (_, { } refusal) => throw NativeFit.Refused(path, Encoding.UTF8.GetString(refusal)),
            _ => throw LibraryAnswerError.Ended(path, process.ExitCode),
        };
    }

    // What stands behind the mark; nothing if it never comes. Of what a library prints before it a little is kept at a time.
    private static async Task<byte[]?> ReadAsync(Stream stream, string mark, CancellationToken cancellationToken)
    {
        var sought = Encoding.ASCII.GetBytes(mark);
        var kept = new MemoryStream();
        var isFound = false;
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0)
        {
            kept.Write(chunk, 0, read);
            if (!isFound)
            {
                var bytes = kept.ToArray();
                var at = bytes.AsSpan().IndexOf(sought);
                isFound = at >= 0;
                kept = new MemoryStream();
                kept.Write(isFound ? bytes.AsSpan(at + sought.Length) : bytes.AsSpan(Math.Max(0, bytes.Length - sought.Length + 1)));
            }
            else if (kept.Length > LibraryDescription.LongestBytes)
            {
                break;
            }
        }

        return isFound ? kept.ToArray() : null;
    }
}
