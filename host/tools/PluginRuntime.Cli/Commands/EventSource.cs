using System.Text;
using PluginRuntime.Emulator;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// Where the event comes from: the command line, a file or standard input. Without any it is <c>{}</c>.
/// </summary>
/// <remarks>The event is passed on byte for byte; a raw handler may want something other than JSON.</remarks>
internal sealed record EventSource(string? Text, string? File, bool IsStandardInput)
{
    /// <summary>Reads the event.</summary>
    /// <exception cref="UsageException">
    /// There are two sources, the file is missing, or the event is larger than Lambda's limit.
    /// </exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        if ((Text is null ? 0 : 1) + (File is null ? 0 : 1) + (IsStandardInput ? 1 : 0) > 1)
        {
            throw new UsageException(
                $"""
                The event is given more than once: {string.Join(" and ", Given())}.
                One of --event, --event-file and '-' is enough.
                """);
        }

        var payload = await ReadOneAsync(cancellationToken);
        return payload.Length <= LambdaLimits.MaxEventBytes
            ? payload
            : throw new UsageException(
                $"""
                The event has {payload.Length} bytes.
                Lambda takes at most {LambdaLimits.MaxEventBytes}; put more into S3, and let the event name it.
                """);
    }

    private IEnumerable<string> Given()
    {
        if (Text is not null)
        {
            yield return "--event";
        }

        if (File is not null)
        {
            yield return $"--event-file '{File}'";
        }

        if (IsStandardInput)
        {
            yield return "'-'";
        }
    }

    private async Task<byte[]> ReadOneAsync(CancellationToken cancellationToken) => this switch
    {
        { File: { } file } => await ReadFileAsync(file, cancellationToken),
        { IsStandardInput: true } => await ReadStandardInputAsync(cancellationToken),
        _ => Encoding.UTF8.GetBytes(Text ?? "{}"),
    };

    private static async Task<byte[]> ReadFileAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await System.IO.File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"""
                The event file '{file}' cannot be read: {error.Message}
                It should be a file with one event, as in --event-file event.json.
                """);
        }
    }

    private static async Task<byte[]> ReadStandardInputAsync(CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await using var input = Console.OpenStandardInput();

        // A read of a terminal cannot be cancelled, only abandoned: the process ends right after.
        await input.CopyToAsync(bytes, cancellationToken).WaitAsync(cancellationToken);
        return bytes.ToArray();
    }
}
