namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>The <c>dotnet</c> of this machine.</summary>
internal static class DotNetProgram
{
    /// <summary>Its full path: a search along PATH would be part of a contender's time.</summary>
    /// <exception cref="InvalidOperationException">It is not on PATH.</exception>
    public static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "dotnet"))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            "There is no dotnet on PATH, and a contender is started by it. Add the SDK's folder to PATH.");

    /// <summary>The folder that its runtimes lie in, as programs look for it in <c>DOTNET_ROOT</c>.</summary>
    public static string FindRoot()
    {
        var program = Find();
        return Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program)!;
    }
}
