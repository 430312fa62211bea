using System.Text;

namespace PluginRuntime.Cli.Terminal;

/// <summary>
/// What the whole command writes to <see cref="Console"/>, by way of a <see cref="QueuedOutput"/>.
/// </summary>
internal sealed class QueuedWriter(QueuedOutput output) : TextWriter(formatProvider: null)
{
    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(buffer)];
        Encoding.UTF8.GetBytes(buffer, bytes);
        output.Write(bytes);
    }

    // In one piece, so that no other line comes between it and its end.
    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + NewLine);

    /// <inheritdoc/>
    public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, NewLine));
}
