using System.Text;

namespace PluginRuntime.Libraries.Abi;

/// <summary><c>struct pluginruntime_text</c>, and <c>struct pluginruntime_bytes</c>, which has the same layout: what a call hands over, valid until it returns.</summary>
internal unsafe struct AbiText
{
    public byte* Data;
    public nuint Length;

    /// <summary>The bytes.</summary>
    public readonly ReadOnlySpan<byte> Bytes => Length == 0 ? default : new(Data, checked((int)Length));

    /// <summary>The text; what is no UTF-8 in it becomes U+FFFD.</summary>
    public readonly string Text => Length == 0 ? "" : Encoding.UTF8.GetString(Bytes);
}
