namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// <c>setsid</c>, which starts a program in a session and a group of its own, without a terminal.
/// </summary>
/// <remarks>
/// So a child and what it leaves behind can be ended as a whole, and Ctrl-C reaches this command alone, which then ends the child in good
/// order. The framework cannot ask for it, and no other process may once the program has been started. It is part of util-linux and busybox.
/// </remarks>
internal static class SessionProgram
{
    private const string Name = "setsid";

    private static readonly string? Found = Find();

    /// <summary>Whether there is one; macOS has none, and Windows knows no sessions.</summary>
    public static bool IsThere => Found is not null;

    /// <summary>The words by which a program is started in a session of its own, or as it is where that cannot be.</summary>
    public static (string FileName, IEnumerable<string> Arguments) For(string program, IEnumerable<string> arguments) =>
        Found is null ? (program, arguments) : (Found, [program, .. arguments]);

    private static string? Find()
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Where(Path.IsPathFullyQualified).Concat(["/usr/bin", "/bin"])
            .Select(folder => Path.Combine(folder, Name))
            .FirstOrDefault(File.Exists);
    }
}
