namespace PluginRuntime.Native.Errors;

/// <summary>
/// The frames of a native library's stack by the names that stand in its source.
/// </summary>
/// <remarks>
/// What .NET's own stacks do for methods that the compiler has torn apart: <c>Orders.Checkout.&lt;PayAsync&gt;d__4.MoveNext()</c> is
/// <c>Orders.Checkout.PayAsync()</c>. What stands behind, as in <c>+ 0x2c2</c>, is the place in the method's code.
/// </remarks>
internal static class NativeFrames
{
    private const string MoveNext = ".MoveNext()";

    /// <summary>The frames, a line each, with the names of the source.</summary>
    public static string Named(string stack)
    {
        if (!stack.Contains(MoveNext, StringComparison.Ordinal))
        {
            return stack;
        }

        var lines = stack.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            lines[index] = NamedFrame(lines[index]);
        }

        return string.Join('\n', lines);
    }

    private static string NamedFrame(string frame)
    {
        var end = frame.IndexOf(MoveNext, StringComparison.Ordinal);
        var start = end < 0 ? -1 : frame.LastIndexOf(".<", end, StringComparison.Ordinal);
        var close = start < 0 ? -1 : frame.IndexOf(">d", start, StringComparison.Ordinal);
        return close < 0 || close > end ? frame : $"{frame[..(start + 1)]}{frame[(start + 2)..close]}(){frame[(end + MoveNext.Length)..]}";
    }
}
