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
        ["System.Boolean"] = new("value = reader.TokenType == JsonTokenType.True; return value || reader.TokenType == JsonTokenType.False;", "writer.WriteBooleanValue({0});"),
        ["System.SByte"] = Number("SByte"),
        ["System.Byte"] = Number("Byte"),
        ["System.Int16"] = Number("Int16"),
        ["System.UInt16"] = Number("UInt16"),
        ["System.Int32"] = Number("Int32"),
        ["System.UInt32"] = Number("UInt32"),
        ["System.Int64"] = Number("Int64"),
        ["System.UInt64"] = Number("UInt64"),
        ["System.Single"] = Number("Single"),
        ["System.Double"] = Number("Double"),
        ["System.Decimal"] = Number("Decimal"),
        ["System.Half"] = Wide("global::System.Half.TryParse(reader.ValueSpan, global::System.Globalization.NumberStyles.Float, " + Invariant + ", out value) && global::System.Half.IsFinite(value)"),
        ["System.Int128"] = Wide("global::System.Int128.TryParse(reader.ValueSpan, " + Invariant + ", out value)"),
        ["System.UInt128"] = Wide("global::System.UInt128.TryParse(reader.ValueSpan, " + Invariant + ", out value)"),
        ["System.Guid"] = Quoted("Guid"),
        ["System.DateTime"] = Quoted("DateTime"),
        ["System.DateTimeOffset"] = Quoted("DateTimeOffset"),
        ["System.Char"] = new("value = default; if (!IsPlainText(ref reader) || reader.GetString() is not { Length: 1 } text) return false; value = text[0]; return true;", "writer.WriteStringValue(new string({0}, 1));"),
        ["System.String"] = new("value = null; if (reader.TokenType != JsonTokenType.String) return NULL; value = reader.GetString(); return true;", "writer.WriteStringValue({0});", isNullable: true),
        ["System.Byte[]"] = new("value = null; if (reader.TokenType != JsonTokenType.String) return NULL; return reader.TryGetBytesFromBase64(out value);", "if ({0} == null) return false; writer.WriteBase64StringValue({0});", isNullable: true),
        ["System.Uri"] = new("value = null; if (reader.TokenType != JsonTokenType.String) return NULL; return global::System.Uri.TryCreate(reader.GetString(), global::System.UriKind.RelativeOrAbsolute, out value);", "if ({0} == null) writer.WriteNullValue(); else writer.WriteStringValue({0}.OriginalString);", isNullable: true),
        ["System.Version"] = new("value = null; if (reader.TokenType != JsonTokenType.String) return NULL; return IsBetweenDigits(ref reader) && global::System.Version.TryParse(reader.GetString(), out value);", "if ({0} == null) writer.WriteNullValue(); else writer.WriteStringValue({0}.ToString());", isNullable: true),
        ["System.TimeSpan"] = new("value = default; return IsPlainText(ref reader) && IsSpan(reader.ValueSpan, out value);", $$"""global::System.Span<byte> text = stackalloc byte[26]; {{Text}}Utf8Formatter.TryFormat({0}, text, out int length, 'c'); writer.WriteStringValue(text.Slice(0, length));"""),
        ["System.TimeOnly"] = new("value = default; if (!IsPlainText(ref reader) || !IsSpan(reader.ValueSpan, out global::System.TimeSpan time) || reader.ValueSpan[0] == '-' || reader.ValueSpan[2] != ':' || time.Days != 0) return false; value = global::System.TimeOnly.FromTimeSpan(time); return true;", $$"""global::System.Span<byte> text = stackalloc byte[26]; {{Text}}Utf8Formatter.TryFormat({0}.ToTimeSpan(), text, out int length, 'c'); writer.WriteStringValue(text.Slice(0, length));"""),
        ["System.DateOnly"] = new("value = default; return IsPlainText(ref reader) && IsDay(reader.ValueSpan, out value);", $$"""global::System.Span<byte> text = stackalloc byte[16]; {0}.TryFormat(text, out int length, "O", {{Invariant}}); writer.WriteStringValue(text.Slice(0, length));"""),
        ["System.Text.Json.JsonElement"] = new("value = global::System.Text.Json.JsonElement.ParseValue(ref reader); return true;", "WriteElement(writer, {0});", isComparable: false),
    };

    /// <summary>How a type is read and written; <see langword="null"/> for one that is no such value.</summary>
    /// <param name="type">As reflection prints it.</param>
    public static JsonLeaf? Of(string type) => All.TryGetValue(type, out var leaf) ? leaf : null;

    private static JsonLeaf Number(string type) =>
        new($"value = default; return reader.TokenType == JsonTokenType.Number && reader.TryGet{type}(out value);", "writer.WriteNumberValue({0});");

    private static JsonLeaf Wide(string parse) => new(
        $"value = default; return reader.TokenType == JsonTokenType.Number && {parse};",
        $$"""global::System.Span<byte> text = stackalloc byte[64]; if (!{0}.TryFormat(text, out int length, default, {{Invariant}}) || !IsNumber(text[length - 1])) return false; writer.WriteRawValue(text.Slice(0, length));""");

    private static JsonLeaf Quoted(string type) =>
        new($"value = default; return reader.TokenType == JsonTokenType.String && reader.TryGet{type}(out value);", "writer.WriteStringValue({0});");
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
    public string Read(bool respectsNullability) => read.Replace("NULL", respectsNullability ? "false" : "reader.TokenType == JsonTokenType.Null");

    /// <summary>The statement that writes an expression without effects.</summary>
    public string Write(string expression) => write.Replace("{0}", expression);

    /// <summary>Whether that takes memory of the stack, which is given back by a method alone.</summary>
    public bool IsWrittenByMethod => write.Contains("stackalloc");

    /// <summary>Whether it can be null.</summary>
    public bool IsNullable => isNullable;

    /// <summary>Whether it can be compared with its default by an operator.</summary>
    public bool IsComparable => isComparable;
}
