using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using PluginRuntime.Packages.Dependencies;

namespace PluginRuntime.Resolving;

/// <summary>
/// The files and folders that a deps.json comes to, as a text to be compared. Whether they exist is not looked at.
/// </summary>
internal static class ResolverFiles
{
    /// <summary>What this process runs on.</summary>
    public static string Runtime { get; } = (OperatingSystem.IsLinux() ? "linux-" : OperatingSystem.IsMacOS() ? "osx-" : "win-")
        + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    /// <summary>As .NET finds them for a main DLL.</summary>
    public static string Of(string path)
    {
        AssemblyDependencyResolver resolver;
        try
        {
            resolver = new AssemblyDependencyResolver(path);
        }
        catch (InvalidOperationException error)
        {
            return "failure: " + error.Message.ReplaceLineEndings(" ");
        }

        // What it answers is in here, and only that of it which exists comes out by its methods.
        return Text(Field<Dictionary<string, string>>(resolver, "_assemblyPaths"), Field<string[]>(resolver, "_nativeSearchPaths"), Field<string[]>(resolver, "_resourceSearchPaths"));
    }

    /// <summary>As our reader finds them.</summary>
    public static string Of(string directory, DependencyFiles files) => Text(
        files.Assemblies.ToDictionary(assembly => assembly.Key, assembly => Path.Join(directory, assembly.Value)),
        [.. files.NativeFolders.Select(folder => Path.Join(directory, folder))],
        [.. files.SatelliteFolders.Select(folder => Path.Join(directory, folder))]);

    private static string Text(Dictionary<string, string> assemblies, string[] native, string[] satellites) =>
        $"assemblies [{string.Join(", ", assemblies.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}={each.Value}"))}]"
        + $" native [{string.Join(", ", native.Select(Path.TrimEndingDirectorySeparator))}] satellites [{string.Join(", ", satellites.Select(Path.TrimEndingDirectorySeparator))}]";

    private static T Field<T>(AssemblyDependencyResolver resolver, string name) =>
        (T)typeof(AssemblyDependencyResolver).GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(resolver)!;
}
