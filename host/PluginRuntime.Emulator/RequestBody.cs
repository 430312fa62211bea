using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace PluginRuntime.Emulator;

/// <summary>
/// The body of a POST, read to its end.
/// </summary>
/// <param name="Bytes">The body, or its first part if it is larger than the limit.</param>
/// <param name="Length">How many bytes came in all.</param>
/// <param name="IsTruncated">The connection ended before the body did.</param>
internal sealed record RequestBody(ReadOnlyMemory<byte> Bytes, long Length, bool IsTruncated)
{
    private const int PieceBytes = 64 * 1024;

    /// <summary>Reads everything, and keeps <paramref name="maxBytes"/> of it.</summary>
    /// <remarks>
    /// The rest is read, too: a runtime that still writes cannot see a refusal, only a reset connection.
    /// </remarks>
    public static async Task<RequestBody> ReadAsync(HttpContext context, int maxBytes)
    {
        var kept = new ArrayBufferWriter<byte>();
        var piece = new byte[PieceBytes];
        var length = 0L;
        try
        {
            int count;
            while ((count = await context.Request.Body.ReadAsync(piece, context.RequestAborted)) > 0)
            {
                length += count;
                kept.Write(piece.AsSpan(0, Math.Min(count, maxBytes - kept.WrittenCount)));
            }

            return new RequestBody(kept.WrittenMemory, length, IsTruncated: false);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            return new RequestBody(kept.WrittenMemory, length, IsTruncated: true);
        }
    }
}
