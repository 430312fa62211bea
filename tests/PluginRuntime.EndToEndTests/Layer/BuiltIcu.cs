using System.Diagnostics;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer;

/// <summary>The companion layer with ICU: made by the first test that needs it, where apt can get it.</summary>
internal sealed record BuiltIcu(string Runtime)
{
    private static readonly Lock OneAtATime = new();
    private static readonly Dictionary<string, string?> Refusals = [];

    /// <summary>Both.</summary>
    public static TheoryData<string> Runtimes => ["linux-x64", "linux-arm64"];

    /// <summary>The one that runs here.</summary>
    public static BuiltIcu OfThisMachine => new(BuiltLayer.OfThisMachine.TreeName);

    /// <summary>The program that makes it, without its arguments.</summary>
    public static string[] Program => [Emulator.Processes.DotNetLocation.Find(), Path.Combine(Repository.Built("PluginRuntime.LayerBuild"), "PluginRuntime.LayerBuild.dll")];

    public string Tree => Path.Combine(Folder, "icu-" + Runtime);

    public string Zip => Path.Combine(Folder, $"pluginruntime-icu-{Runtime}.zip");

    private static string Folder => Repository.Path("artifacts", "layer");

    /// <summary>Makes it, if it is not there; skips the test where it cannot be had.</summary>
    public BuiltIcu Required()
    {
        BuiltLayer.SkipUnlessBuilt();
        lock (OneAtATime)
        {
            if (!File.Exists(Zip))
            {
                SkipUnlessInstalled();
                if (!Refusals.TryGetValue(Runtime, out var refusal))
                {
                    Refusals[Runtime] = refusal = Make();
                }

                SkipIfNotToBeHad(refusal ?? "");
                Assert.True(refusal is null, refusal);
            }
        }

        return this;
    }

    /// <summary>Skips the test if what the program wrote says that apt cannot get the package: that is no fault of the layer's.</summary>
    public static void SkipIfNotToBeHad(string errors) =>
        Assert.SkipWhen(errors.StartsWith("apt-get ended with", StringComparison.Ordinal), "apt does not get the package that the ICU layer is made of.");

    /// <summary>Runs the program that makes layers.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] command, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return FinishedProcess.OfAsync(start);
    }

    private static void SkipUnlessInstalled() => Assert.SkipUnless(
        Array.TrueForAll(["apt-get", "dpkg-deb"], name => Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, name)))),
        "apt-get and dpkg-deb, which the ICU layer is made by, are not installed.");

    // What went wrong, if something did.
    private string? Make()
    {
        using var process = Process.Start(new ProcessStartInfo(Program[0], [.. Program[1..], "icu", "--runtime", Runtime, "--output", Folder]) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : errors;
    }
}
