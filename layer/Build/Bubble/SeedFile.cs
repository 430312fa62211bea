namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>
/// The list of the framework's methods that are compiled into the host's image, as the runtime's JIT names them. It is made by a command and read by the build:
/// what the JIT lists depends on the processor and the moment, and a commit has to give the same bytes everywhere.
/// </summary>
internal static class SeedFile
{
    /// <summary>Where it lies in the repository.</summary>
    public const string RelativePath = "layer/seed/methods.txt";

    /// <summary>What makes it anew.</summary>
    public const string Command = "dotnet run -c Release --project tests/benchmarks/PluginRuntime.Benchmarks -- seed";

    // Another processor has other vectors, and .NET other code for them.
    private static readonly string[] OfOneProcessor = ["System.Runtime.Intrinsics.", "Vector128", "Vector256", "Vector512"];

    /// <summary>Writes it, sorted.</summary>
    public static void Write(string path, IEnumerable<string> lines) => File.WriteAllText(
        path,
        $"""
        # Methods of .NET that the layer's build compiles into the host's image, as the runtime's JIT lists them.
        # Made by '{Command}'.

        """.ReplaceLineEndings("\n") + string.Concat(lines.Order(StringComparer.Ordinal).Select(line => line + "\n")));

    /// <summary>Its lines for a runtime.</summary>
    public static string[] Read(Repository repository, string runtime) =>
    [
        .. File.ReadLines(repository.Path(RelativePath))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Where(line => runtime == "linux-x64" || !OfOneProcessor.Any(word => line.Contains(word, StringComparison.Ordinal))),
    ];
}
