using System.Diagnostics;

namespace PluginRuntime.LayerBuild;

/// <summary>Compiles a published host together with the framework that lies beside it.</summary>
internal delegate void HostCompilation(Repository repository, LayerVariant variant, HostPublish published);

/// <summary>Makes the host of native libraries for a runtime. Answers its program; <see langword="null"/> where that cannot be done here, after having said why.</summary>
internal delegate string? NativeHostPublish(Repository repository, string runtime);

/// <summary>
/// Publishes the host for one variant, by the SDK.
/// </summary>
/// <remarks>
/// With intermediate files of its own, so that nothing of another build comes in, and with the repository's folder left out of all that is compiled:
/// the same sources give the same bytes wherever they lie. Without symbols, which the layer does not hold: whether generated sources go into
/// them depends on whether the sources lie in a clone, and a DLL holds its symbols' hash. Without analyzers, which the solution's build runs over the same
/// sources.
/// </remarks>
internal sealed class HostPublish
{
    private HostPublish(string directory, string intermediate)
    {
        Directory = directory;
        Intermediate = intermediate;
    }

    /// <summary>What was published.</summary>
    public string Directory { get; }

    /// <summary>The folder with the intermediate files of each project.</summary>
    public string Intermediate { get; }

    /// <summary>Publishes.</summary>
    /// <param name="repository">Where the sources are.</param>
    /// <param name="variant">For what.</param>
    /// <param name="isApart">Whether the host is compiled as it is; else it is left for a <see cref="HostCompilation"/>.</param>
    /// <exception cref="BuildException">It failed; what the SDK said is on standard output.</exception>
    public static HostPublish Run(Repository repository, LayerVariant variant, bool isApart)
    {
        var artifacts = repository.Path("artifacts/layer-build/" + variant.TreeName);
        var output = Path.Join(artifacts, "published");
        string[] arguments =
        [
            "publish", repository.Path("host/runtime/PluginRuntime.Host"), "--configuration", "Release", "--runtime", variant.Runtime, "--self-contained",
            "--output", output, "--verbosity", "quiet", "-nodeReuse:false",
            $"-p:ArtifactsPath={artifacts}/",
            $"-p:PathMap={repository.Root}/=/_/",
            "-p:ContinuousIntegrationBuild=true",
            "-p:DebugType=none",
            "-p:RunAnalyzersDuringBuild=false",
            "-p:EnforceCodeStyleInBuild=false",
            "-p:IncludeSourceRevisionInInformationalVersion=false",
            $"-p:IsCompiledWithFramework={(isApart ? "false" : "true")}",
            $"-p:HasAspNet={(variant.HasAspNet ? "true" : "false")}",
        ];
        DeleteFolder(output);
        KeepOnlyWhatWasMadeSo(arguments, artifacts);
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments))!;
        process.WaitForExit();
        return process.ExitCode == 0
            ? new HostPublish(output, Path.Join(artifacts, "obj"))
            : throw new BuildException($"dotnet publish of the host for {variant.TreeName} ended with exit code {process.ExitCode}; its errors stand above.");
    }

    // MSBuild compiles anew for changed sources, and not for every changed property.
    private static void KeepOnlyWhatWasMadeSo(string[] arguments, string artifacts)
    {
        var record = Path.Join(artifacts, "arguments");
        var text = string.Join('\n', arguments);
        if (!File.Exists(record) || File.ReadAllText(record) != text)
        {
            DeleteFolder(artifacts);
            System.IO.Directory.CreateDirectory(artifacts);
            File.WriteAllText(record, text);
        }
    }

    private static void DeleteFolder(string folder)
    {
        if (System.IO.Directory.Exists(folder))
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }
}
