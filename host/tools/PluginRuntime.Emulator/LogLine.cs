namespace PluginRuntime.Emulator;

/// <summary>
/// A line of the log, and who says it: only what a handler writes may try to look like something else.
/// </summary>
/// <param name="Text">Without its end. One of our own may have several lines.</param>
/// <param name="IsOfProcess">A function's process wrote it; else it is Lambda's, or the emulator's.</param>
/// <param name="Function">The function, where there are several; else empty.</param>
internal readonly record struct LogLine(string Text, bool IsOfProcess, string Function = "")
{
    /// <summary>What stands before the text.</summary>
    public string Prefix => Function.Length > 0 ? $"[{Function}] " : "";

    /// <summary>The line as it goes into a file.</summary>
    public override string ToString() => Prefix + Text;
}
