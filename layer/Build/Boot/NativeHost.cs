using System.Collections.Concurrent;
using System.Diagnostics;

namespace PluginRuntime.LayerBuild.Boot;

/// <summary>
/// The host of native libraries, which the SDK compiles ahead of time and a C compiler links: once for each processor, whatever the flavour.
/// </summary>
/// <remarks>With intermediate files of its own and without the repository's folder in them, as the other host: the same sources give the same bytes.</remarks>
internal sealed class NativeHost
{
    private const string Project = "PluginRuntime.NativeHost";

    private readonly ConcurrentDictionary<string, Lazy<string?>> _programs = new();

    /// <summary>The program for a runtime; <see langword="null"/> where nothing can link it here, which is told then: a layer serves assemblies without it.</summary>
    /// <exception cref="BuildException">It cannot be compiled; what the SDK said is on standard output.</exception>
    public string? For(Repository repository, string runtime) => _programs.GetOrAdd(runtime, _ => new Lazy<string?>(() => Publish(repository, runtime))).Value;

    private static string? Publish(Repository repository, string runtime)
    {
        var compiler = CCompiler.For(runtime);
        if (compiler.Version is null)
        {
            Console.Error.WriteLine(
                $"""
                No native host for {runtime}: there is no C compiler {compiler.Program}, which links it. The layer serves handlers in assemblies, and none in native libraries.
                On Debian and its like: apt-get install {compiler.Packages}.
                """);
            return null;
        }

        var artifacts = repository.Path("artifacts/layer-build/native-" + runtime);
        var output = Path.Join(artifacts, "published");
        using var process = Process.Start(new ProcessStartInfo("dotnet", Arguments(repository, compiler, artifacts, output)))!;
        process.WaitForExit();
        return process.ExitCode == 0
            ? Path.Join(output, Project)
            : throw new BuildException($"dotnet publish of the native host for {runtime} ended with exit code {process.ExitCode}; its errors stand above.");
    }

    private static string[] Arguments(Repository repository, CCompiler compiler, string artifacts, string output) =>
    [
        "publish", repository.Path("host/runtime/" + Project), "--configuration", "Release", "--runtime", compiler.Runtime,
        "--output", output, "--verbosity", "quiet", "-nodeReuse:false",
        $"-p:ArtifactsPath={artifacts}/",
        $"-p:PathMap={repository.Root}/=/_/",
        $"-p:CppCompilerAndLinker={compiler.Program}",
        $"-p:ObjCopyName={compiler.ObjectCopy}",
        "-p:ContinuousIntegrationBuild=true",
        "-p:DebugType=none",
        "-p:RunAnalyzersDuringBuild=false",
        "-p:EnforceCodeStyleInBuild=false",
        "-p:IncludeSourceRevisionInInformationalVersion=false",
    ];
}
