using System.Diagnostics;

namespace PluginRuntime.EndToEndTests.Layer;

/// <summary>The program that makes sandboxes, if this machine has it and lets it.</summary>
internal static class Bubblewrap
{
    private static readonly Lazy<string?> Refusal = new(Try);

    /// <summary>Its full path, whether it is there or not.</summary>
    public static string Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin").Split(':').Select(folder => Path.Combine(folder, "bwrap")).FirstOrDefault(File.Exists)
        ?? "/usr/bin/bwrap";

    /// <summary>Skips the test where there are no sandboxes.</summary>
    public static void SkipUnlessAllowed()
    {
        if (Refusal.Value is { } reason)
        {
            Assert.Skip(reason);
        }
    }

    // By making one: whether it may depends on the kernel, on its settings and on the container around.
    private static string? Try()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(Program))
        {
            return "bubblewrap, which makes the sandbox, is not installed.";
        }

        using var process = Process.Start(new ProcessStartInfo(Program, [.. Sandbox.Isolation, "--ro-bind", "/", "/", "--proc", "/proc", "/bin/sh", "-c", ":"])
        {
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : "bubblewrap may not make a sandbox here: " + error.Trim();
    }
}
