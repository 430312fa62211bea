using System.Diagnostics;

namespace PluginRuntime.EndToEndTests.Layer.Sandboxes;

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
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Program), "bubblewrap, which makes the sandbox, is not installed.");
        if (Refusal.Value is { } error)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(error);
            Assert.Skip("bubblewrap may not make a sandbox on this machine.");
        }
    }

    // By making one: whether it may depends on the kernel, on its settings and on the container around.
    private static string? Try()
    {
        string[] arguments = [.. Sandbox.Isolation, "--ro-bind", "/", "/", "--proc", "/proc", "/bin/sh", "-c", ":"];
        using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : error.Trim();
    }
}
