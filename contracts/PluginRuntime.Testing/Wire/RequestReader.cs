using System.Globalization;
using System.Text;

namespace PluginRuntime.Testing.Wire;

/// <summary>
/// Reads the host's requests from one connection (RFC 9112), with the headers that may follow a body, which ready-made servers drop.
/// </summary>
/// <remarks>For a peer that is known: what the host never sends is not looked for.</remarks>
internal sealed class RequestReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next request; <see langword="null"/> when the host has closed.</summary>
    public async Task<RuntimeRequest?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await LineAsync(cancellationToken).ConfigureAwait(false) is not { Length: > 0 } first)
        {
            return null;
        }

        var parts = first.Split(' ');
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        await HeadersAsync(headers, cancellationToken).ConfigureAwait(false);
        var pieces = new List<byte[]>();
        if (headers.ContainsKey("Transfer-Encoding"))
        {
            await ChunksAsync(pieces, cancellationToken).ConfigureAwait(false);
            await HeadersAsync(headers, cancellationToken).ConfigureAwait(false);
        }
        else if (headers.TryGetValue("Content-Length", out var length) && int.Parse(length, CultureInfo.InvariantCulture) is > 0 and var count)
        {
            pieces.Add(await BytesAsync(count, cancellationToken).ConfigureAwait(false));
        }

        return new RuntimeRequest(parts[0], parts[1], headers, pieces);
    }

    private async Task HeadersAsync(Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        while (await LineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }
    }

    private async Task ChunksAsync(List<byte[]> pieces, CancellationToken cancellationToken)
    {
        while (int.Parse(await LineAsync(cancellationToken).ConfigureAwait(false) ?? "", NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var count)
        {
            pieces.Add(await BytesAsync(count, cancellationToken).ConfigureAwait(false));
            await LineAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // Without its end; nothing when the peer has closed before it.
    private async Task<string?> LineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        while (true)
        {
            if (_start == _end && !await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            var next = _buffer[_start++];
            if (next == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(next);
        }
    }

    private async Task<byte[]> BytesAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        var taken = Math.Min(count, _end - _start);
        Array.Copy(_buffer, _start, bytes, 0, taken);
        _start += taken;
        await stream.ReadExactlyAsync(bytes.AsMemory(taken), cancellationToken).ConfigureAwait(false);
        return bytes;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        (_start, _end) = (0, await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false));
        return _end > 0;
    }
}
