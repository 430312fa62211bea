namespace PluginRuntime.Invocations;

/// <summary>
/// The trace of which an invocation is a part, as X-Ray's header names it, in the form of W3C's trace context.
/// </summary>
/// <remarks>
/// <c>Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1</c>, in any order; other fields, such as <c>Self</c> and
/// <c>Lineage</c>, are passed over. Of a field that repeats the first counts.
/// Source: https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
/// </remarks>
internal sealed class TraceHeader
{
    private const int VersionLength = 2;
    private const int TimeDigits = 8;
    private const int TraceDigits = 32;
    private const int ParentDigits = 16;

    private TraceHeader(string traceId, string parentId, bool isSampled)
    {
        TraceId = traceId;
        ParentId = parentId;
        IsSampled = isSampled;
    }

    /// <summary>32 hexadecimal digits in lower case, not all zero.</summary>
    public string TraceId { get; }

    /// <summary>The span that invoked the function: 16 hexadecimal digits in lower case, not all zero.</summary>
    public string ParentId { get; }

    /// <summary>Whether the trace is recorded, as far as that was decided.</summary>
    public bool IsSampled { get; }

    /// <summary>Reads a header as it was sent.</summary>
    /// <returns><see langword="null"/> unless it has both a well-formed root and a well-formed parent.</returns>
    public static TraceHeader? TryParse(string? header) =>
        header is not null && TraceIdOf(Field(header, "Root=")) is { } traceId && DigitsOf(Field(header, "Parent="), ParentDigits) is { } parentId
            ? new TraceHeader(traceId, parentId, Field(header, "Sampled=") is "1")
            : null;

    private static ReadOnlySpan<char> Field(ReadOnlySpan<char> header, string name)
    {
        while (!header.IsEmpty)
        {
            var end = header.IndexOf(';');
            var field = (end < 0 ? header : header[..end]).Trim();
            if (field.StartsWith(name, StringComparison.Ordinal))
            {
                return field[name.Length..];
            }

            header = end < 0 ? [] : header[(end + 1)..];
        }

        return [];
    }

    // 1-5759e988-bd862e3fe1be46a994272793: the version, the time, and the rest of the id.
    private static string? TraceIdOf(ReadOnlySpan<char> root)
    {
        const int secondDash = VersionLength + TimeDigits;
        return root.Length == TraceDigits + VersionLength + 1 && root.StartsWith("1-") && root[secondDash] == '-'
            ? DigitsOf(string.Concat(root[VersionLength..secondDash], root[(secondDash + 1)..]), TraceDigits)
            : null;
    }

    private static string? DigitsOf(ReadOnlySpan<char> digits, int count)
    {
        if (digits.Length != count || !digits.ContainsAnyExcept('0'))
        {
            return null;
        }

        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit))
            {
                return null;
            }
        }

        return digits.ToString().ToLowerInvariant();
    }
}
