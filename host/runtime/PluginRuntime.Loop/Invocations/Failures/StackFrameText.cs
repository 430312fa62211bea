using System.Globalization;

namespace PluginRuntime.Invocations.Failures;

/// <summary>
/// One line of .NET's stack text, taken apart: <c>at Orders.Checkout.Pay(Order order) in /src/Checkout.cs:line 12</c>.
/// </summary>
/// <param name="Label">The method with its parameters.</param>
/// <param name="Path">The source file; <see langword="null"/> without debug information.</param>
/// <param name="Line">1 and up; 0 without debug information.</param>
internal sealed record StackFrameText(string Label, string? Path, int Line)
{
    private const string Start = "at ";
    private const string BeforePath = ") in ";
    private const string BeforeLine = ":line ";

    /// <summary>Reads a line; what does not have the form of one is a label as a whole.</summary>
    public static StackFrameText Parse(string frame)
    {
        var label = frame.StartsWith(Start, StringComparison.Ordinal) ? frame[Start.Length..] : frame;
        var end = label.IndexOf(BeforePath, StringComparison.Ordinal) + 1;
        var colon = label.LastIndexOf(BeforeLine, StringComparison.Ordinal);
        var path = end + BeforePath.Length - 1;
        return end > 0 && colon > path && TryParseLine(label.AsSpan(colon + BeforeLine.Length), out var line)
            ? new StackFrameText(label[..end], label[path..colon], line)
            : new StackFrameText(label, null, 0);
    }

    private static bool TryParseLine(ReadOnlySpan<char> text, out int line) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out line);
}
