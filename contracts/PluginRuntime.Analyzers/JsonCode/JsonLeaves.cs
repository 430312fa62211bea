namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// The types that are one JSON value, and how each is read and written as System.Text.Json does it.
/// </summary>
internal static class JsonLeaves
{
    private const string Text = "global::System.Buffers.Text.";
    private const string Invariant = "global::System.Globalization.CultureInfo.InvariantCulture";

    // Bytes that are null are null to one half of System.Text.Json, and no bytes to the other, which its generator writes: which one writes is the context's affair.
    private static readonly Dictionary<string, JsonLeaf> All = new()
    {
        ["System.Boolean"] = new("value = reader.Kind == 't'; return value || reader.Kind == 'f';", "writer.WriteBooleanValue({0});"),
        ["System.SByte"] = Whole("sbyte"),
        ["System.Byte"] = Whole("byte"),
        ["System.Int16"] = Whole("short"),
        ["System.UInt16"] = Whole("ushort"),
        ["System.Int32"] = Whole("int"),
        ["System.UInt32"] = Whole("uint"),
        ["System.Int64"] = Whole("long"),
        ["System.UInt64"] = new("return reader.TryGetWhole(out value);", "writer.WriteNumberValue({0});"),
        ["System.Single"] = new("return reader.TryGetNumber(out value);", "writer.WriteNumberValue({0});"),
        ["System.Double"] = new("return reader.TryGetNumber(out value);", "writer.WriteNumberValue({0});"),
        ["System.Decimal"] = new("return reader.TryGetNumber(out value);", "writer.WriteNumberValue({0});"),
        ["System.Half"] = Wide("global::System.Half.TryParse(reader.Raw, global::System.Globalization.NumberStyles.Float, " + Invariant + ", out value) && global::System.Half.IsFinite(value)"),
        ["System.Int128"] = Wide("global::System.Int128.TryParse(reader.Raw, " + Invariant + ", out value)"),
        ["System.UInt128"] = Wide("global::System.UInt128.TryParse(reader.Raw, " + Invariant + ", out value)"),
        ["System.Guid"] = new("return reader.TryGetGuid(out value);", "writer.WriteStringValue({0});"),
        ["System.DateTime"] = new("return reader.TryGetInstant(out value);", "writer.WriteStringValue({0});"),
        ["System.DateTimeOffset"] = new("return reader.TryGetInstant(out value);", "writer.WriteStringValue({0});"),
        ["System.Char"] = new("value = default; if (!IsPlainText(ref reader) || !reader.TryGetText(out string text) || text.Length != 1) return false; value = text[0]; return true;", "writer.WriteStringValue(new string({0}, 1));"),
        ["System.String"] = new("value = null; if (reader.Kind != '\"') return NULL; return reader.TryGetText(out value);", "writer.WriteStringValue({0});", isNullable: true),
        ["System.Byte[]"] = new("value = null; if (reader.Kind != '\"') return NULL; return reader.TryGetBytes(out value);", "if ({0} == null) return false; writer.WriteBase64StringValue({0});", isNullable: true),
        ["System.Uri"] = new("value = null; if (reader.Kind != '\"') return NULL; return reader.TryGetText(out string text) && global::System.Uri.TryCreate(text, global::System.UriKind.RelativeOrAbsolute, out value);", "if ({0} == null) writer.WriteNullValue(); else writer.WriteStringValue({0}.OriginalString);", isNullable: true),
        ["System.Version"] = new("value = null; if (reader.Kind != '\"') return NULL; return IsBetweenDigits(ref reader) && reader.TryGetText(out string text) && global::System.Version.TryParse(text, out value);", "if ({0} == null) writer.WriteNullValue(); else writer.WriteStringValue({0}.ToString());", isNullable: true),
        ["System.TimeSpan"] = new("value = default; return IsPlainText(ref reader) && IsSpan(reader.Raw, out value);", $$"""global::System.Span<byte> text = stackalloc byte[26]; {{Text}}Utf8Formatter.TryFormat({0}, text, out int length, 'c'); writer.WriteStringValue(text.Slice(0, length));"""),
        ["System.TimeOnly"] = new("value = default; if (!IsPlainText(ref reader) || !IsSpan(reader.Raw, out global::System.TimeSpan time) || reader.Raw[0] == '-' || reader.Raw[2] != ':' || time.Days != 0) return false; value = global::System.TimeOnly.FromTimeSpan(time); return true;", $$"""global::System.Span<byte> text = stackalloc byte[26]; {{Text}}Utf8Formatter.TryFormat({0}.ToTimeSpan(), text, out int length, 'c'); writer.WriteStringValue(text.Slice(0, length));"""),
        ["System.DateOnly"] = new("value = default; return IsPlainText(ref reader) && IsDay(reader.Raw, out value);", $$"""global::System.Span<byte> text = stackalloc byte[16]; {0}.TryFormat(text, out int length, "O", {{Invariant}}); writer.WriteStringValue(text.Slice(0, length));"""),
        ["System.Text.Json.JsonElement"] = new("return TryGetElement(ref reader, out value);", "WriteElement(writer, {0});", isComparable: false),
    };

    /// <summary>How a type is read and written; <see langword="null"/> for one that is no such value.</summary>
    /// <param name="type">As reflection prints it.</param>
    public static JsonLeaf? Of(string type) => All.TryGetValue(type, out var leaf) ? leaf : null;

    private static JsonLeaf Whole(string type) => new(
        $"value = default; if (!reader.TryGetWhole({type}.MinValue, {type}.MaxValue, out long whole)) return false; value = ({type})whole; return true;", "writer.WriteNumberValue({0});");

    private static JsonLeaf Wide(string parse) => new(
        $"value = default; return reader.Kind == '0' && {parse};",
        $$"""global::System.Span<byte> text = stackalloc byte[64]; if (!{0}.TryFormat(text, out int length, default, {{Invariant}}) || !IsNumber(text[length - 1])) return false; writer.WriteRawValue(text.Slice(0, length));""");
}

/// <summary>
/// One of them.
/// </summary>
/// <param name="read">The body of a method that reads it; <c>NULL</c> stands for what is answered to another token.</param>
/// <param name="write">The statement that writes <c>{0}</c>.</param>
/// <param name="isNullable">Whether it can be null.</param>
/// <param name="isComparable">Whether it can be compared with its default.</param>
internal sealed class JsonLeaf(string read, string write, bool isNullable = false, bool isComparable = true)
{
    /// <summary>The body of the method that reads it.</summary>
    public string Read(bool respectsNullability) => read.Replace("NULL", respectsNullability ? "false" : "reader.Kind == 'n'");

    /// <summary>The statement that writes an expression without effects.</summary>
    public string Write(string expression) => write.Replace("{0}", expression);

    /// <summary>Whether that takes memory of the stack, which is given back by a method alone.</summary>
    public bool IsWrittenByMethod => write.Contains("stackalloc");

    /// <summary>Whether it can be null.</summary>
    public bool IsNullable => isNullable;

    /// <summary>Whether it can be compared with its default by an operator.</summary>
    public bool IsComparable => isComparable;
}
