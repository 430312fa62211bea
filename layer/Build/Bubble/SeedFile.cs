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
    public static void Write(string path, IEnumerable<string> lines) =>
        Write(path, "Methods of .NET that the layer's build compiles into the host's image, as the runtime's JIT lists them.", lines);

    /// <summary>Writes a list that is made by the same command, sorted.</summary>
    public static void Write(string path, string what, IEnumerable<string> lines) => File.WriteAllText(
        path,
        $"""
        # {what}
        # Made by '{Command}'.

        """.ReplaceLineEndings("\n") + string.Concat(lines.Order(StringComparer.Ordinal).Select(line => line + "\n")));

    /// <summary>Its lines for a runtime.</summary>
    public static string[] Read(Repository repository, string runtime) =>
    [
        .. LinesOf(repository, RelativePath)
            .Where(line => runtime == "linux-x64" || !OfOneProcessor.Any(word => line.Contains(word, StringComparison.Ordinal))),
    ];

    /// <summary>The lines of a list, without those that are about it.</summary>
    public static IEnumerable<string> LinesOf(Repository repository, string relativePath) =>
        File.ReadLines(repository.Path(relativePath)).Where(line => line.Length > 0 && line[0] != '#');
}
