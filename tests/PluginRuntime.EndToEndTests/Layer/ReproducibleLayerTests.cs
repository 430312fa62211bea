using System.Diagnostics;
using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer;

/// <summary>Promise: the same sources give the same bytes, wherever they lie.</summary>
public sealed class ReproducibleLayerTests : IDisposable
{
    private static readonly string[] Sources =
    [
        "contracts", "host", "layer",
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", ".editorconfig", "LICENSE", "PluginRuntime.sln",
    ];

    private readonly string _copy = Directory.CreateTempSubdirectory("another clone").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task A_copy_of_the_sources_gives_a_zip_with_the_same_SHA_256()
    {
        BuiltLayer.SkipUnlessBuilt();
        Assert.SkipUnless(Repository.CanBuild(), "The source tree is read-only, and invoking a project builds in it.");
        foreach (var source in Sources)
        {
            Copy(Path.Combine(Repository.Root, source), Path.Combine(_copy, source));
        }

        var output = Path.Combine(_copy, "elsewhere");
        await BuildAsync(["--runtime", "linux-x64", "--flavour", "plain", "--output", output, .. Commit()]);

        var built = new BuiltLayer("linux-x64").Zip + ".sha256";
        var rebuilt = Path.Combine(output, Path.GetFileName(built));
        Assert.Equal(await File.ReadAllTextAsync(built, Cancelled), await File.ReadAllTextAsync(rebuilt, Cancelled));
        Assert.Single(Directory.GetFiles(output, "*.zip"));
    }

    // The copy is no clone: it is told what the layer was built of.
    private static string[] Commit()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(new BuiltLayer("linux-x64").Path("host/layer.json")));
        var commit = manifest.RootElement.GetProperty("commit").GetString()!;
        return commit.StartsWith("unknown", StringComparison.Ordinal) ? [] : ["--commit", commit];
    }

    private async Task BuildAsync(string[] options)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--project", Path.Combine(_copy, "layer"), "--", .. options])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _copy,
        };
        CompilerServer.UseIn(start);

        // A node of MSBuild that stays would keep the output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(Cancelled);
        await process.WaitForExitAsync(Cancelled);
        Assert.True(process.ExitCode == 0, output);
    }

    private static void Copy(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Copy(from, to);
            return;
        }

        Directory.CreateDirectory(to);
        foreach (var entry in Directory.GetFileSystemEntries(from))
        {
            Copy(entry, Path.Combine(to, Path.GetFileName(entry)));
        }
    }
}
