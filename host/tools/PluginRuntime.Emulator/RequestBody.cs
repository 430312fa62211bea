using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace PluginRuntime.Emulator;

/// <summary>
/// The body of a POST, read to its end.
/// </summary>
/// <param name="Bytes">What was kept of it: all, its first part if it is larger than the limit, or nothing.</param>
/// <param name="Length">How many bytes came in all, as far as it was read.</param>
/// <param name="IsTruncated">The connection ended before the body did.</param>
internal sealed record RequestBody(ReadOnlyMemory<byte> Bytes, long Length, bool IsTruncated)
{
    /// <summary>The most that is read at once.</summary>
    public const int PieceBytes = 64 * 1024;

    /// <summary>What is read and thrown away of a body that is too large.</summary>
    public const int MaxRestBytes = 256 * 1024 * 1024;

    /// <summary>Reads everything, and keeps <paramref name="maxBytes"/> of it.</summary>
    /// <remarks>
    /// The rest is read, too, up to <see cref="MaxRestBytes"/>: a runtime that still writes cannot see a refusal, only a reset connection.
    /// </remarks>
    public static async Task<RequestBody> ReadAsync(HttpContext context, int maxBytes)
    {
        var kept = new ArrayBufferWriter<byte>();
        var (length, isTruncated) = await ReadAsync(context, maxBytes, piece =>
        {
            kept.Write(piece.Span);
            return ValueTask.CompletedTask;
        });
        return new RequestBody(kept.WrittenMemory, length, isTruncated);
    }

    /// <summary>Reads everything, passes on <paramref name="maxBytes"/> of it as they come, and keeps nothing.</summary>
    public static async Task<RequestBody> PassOnAsync(HttpContext context, int maxBytes, ResponsePieces pieces)
    {
        var (length, isTruncated) = await ReadAsync(
            context, maxBytes, piece => pieces.WriteAsync(piece, context.RequestAborted));
        return new RequestBody(default, length, isTruncated);
    }

    private static async Task<(long Length, bool IsTruncated)> ReadAsync(
        HttpContext context, int maxBytes, Func<ReadOnlyMemory<byte>, ValueTask> take)
    {
        var buffer = new byte[PieceBytes];
        var length = 0L;
        try
        {
            int count;
            while (length <= (long)maxBytes + MaxRestBytes
                && (count = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
            {
                var taken = (int)Math.Min(count, Math.Max(0, maxBytes - length));
                length += count;
                await (taken > 0 ? take(buffer.AsMemory(0, taken)) : ValueTask.CompletedTask);
            }

            return (length, IsTruncated: false);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            return (length, IsTruncated: true);
        }
    }
}
