using System.Collections.Concurrent;
using System.Diagnostics;
using PluginRuntime.Emulator.Processes;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Native;

/// <summary>
/// Projects of this repository published as native libraries, each once in a run, by the command of their READMEs.
/// </summary>
/// <remarks>In a folder of their own: what other tests publish lies where it lay. The next run finds what has not changed.</remarks>
internal static class NativePackages
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Published = new();
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>The command that starts the layer for a package of any kind.</summary>
    public static string[] Host => [BuiltLayer.WithProgram.Path("bootstrap")];

    /// <summary>The folder of a project's package, and beside it, with <c>.zip</c>, its zip.</summary>
    /// <param name="project">The project's folder, from the root on.</param>
    public static Task<string> Of(string project)
    {
        SkipUnlessLinked();
        return Published.GetOrAdd(project, static project => new Lazy<Task<string>>(() => PublishAsync(project))).Value;
    }

    /// <summary>Publishes a project, whatever comes of it.</summary>
    public static async Task<(int ExitCode, string Output)> TryPublishAsync(string project, string folder, params string[] properties)
    {
        await OneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            var start = new ProcessStartInfo(
                DotNetLocation.Find(),
                [
                    "publish", Repository.Path(project), "-c", "Release", "-p:PluginNative=true", "-p:LambdaPackage=true",
                    "-p:ArtifactsPath=" + Repository.Path("artifacts", "native"), "-o", folder, .. properties,
                ]) { RedirectStandardOutput = true, RedirectStandardError = true };
            CompilerServer.UseIn(start);
            start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
            start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, output + await errors);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task<string> PublishAsync(string project)
    {
        var folder = Repository.Path("artifacts", "native", "packages", Path.GetFileName(project));
        var (exitCode, output) = await TryPublishAsync(project, folder, "-r", "linux-x64", "-p:LambdaZip=true", "-p:LambdaZipPath=" + folder + ".zip");
        Assert.True(exitCode == 0, output);
        return folder;
    }

    private static void SkipUnlessLinked()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && TestedArchitecture.Name == "x64", "Native libraries are linked and run on Linux for x64.");
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator);
        Assert.SkipUnless(folders.Any(folder => File.Exists(Path.Join(folder, "gcc")) || File.Exists(Path.Join(folder, "clang"))), "The C compilers that the native boot needs are not installed.");
    }
}
