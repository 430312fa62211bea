using System.Text;

namespace PluginRuntime.Log.Records;

/// <summary>
/// What was written to <see cref="Console"/> since the last line feed. Whoever uses it locks it.
/// </summary>
internal sealed class BegunLine
{
    public StringBuilder Text { get; } = new();

    /// <summary>Whether its invocation has ended: nobody comes any more to write what is begun here.</summary>
    public bool IsOver { get; set; }
}
