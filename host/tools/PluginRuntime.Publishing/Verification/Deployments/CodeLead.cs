using PluginRuntime.Deployments;

namespace PluginRuntime.Publishing.Verification.Deployments;

/// <summary>
/// Whether the code of a function, or of one of its layers, is a certain package: by where it lies, whether it is built there yet or not.
/// </summary>
internal static class CodeLead
{
    private static readonly string[] OutputFolders = ["bin", "publish"];

    /// <summary>Whether a function leads to a package.</summary>
    public static bool Leads(DescribedFunction function, VerifiedPackage package) =>
        PathsOf(function).Any(code => code.Path is not null && Leads(code.Path, package)) && !IsForAnotherRuntime(function, package);

    /// <summary>Whether a path leads to a package.</summary>
    public static bool Leads(string path, VerifiedPackage package) =>
        path == package.File || path == package.Location.Directory || path == package.Location.Root.Directory || path == package.Location.MainAssemblyPath
        || (Directory.Exists(path) && File.Exists(Path.Join(path, Path.GetFileName(package.Location.MainAssemblyPath))))
        || (IsProject(package.File) && LeadsToProject(path, package));

    /// <summary>Whether the runtime of a function is one that can be .NET's, as far as the file tells.</summary>
    public static bool IsForNet(DescribedFunction function) =>
        function.Runtime?.Text is not { } runtime || runtime.StartsWith("provided", StringComparison.Ordinal) || runtime.StartsWith("dotnet", StringComparison.Ordinal);

    /// <summary>Where the code of a function and of those layers lies that its file makes itself.</summary>
    public static IEnumerable<DescribedCode> PathsOf(DescribedFunction function) =>
        function.Layers.Select(layer => layer.Content).Prepend(function.Code).OfType<DescribedCode>();

    /// <summary>The project in whose output a path would lie, or whose folder it is; <see langword="null"/> if there is none.</summary>
    /// <param name="path">A full path; nothing need be there.</param>
    public static string? ProjectAbove(string path)
    {
        for (var folder = path; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (ProjectIn(folder) is { } project)
            {
                return folder == path || IsOutput(path, folder) ? project : null;
            }
        }

        return null;
    }

    private static string? ProjectIn(string folder) => Directory.Exists(folder)
        ? Directory.GetFiles(folder, "*.*proj").Where(IsProject).Order(StringComparer.Ordinal).FirstOrDefault()
        : null;

    /// <summary>Whether a file is a project, or a single file with a handler.</summary>
    public static bool IsProject(string file) => Path.GetExtension(file) is [.., 'p', 'r', 'o', 'j'] or ".cs";

    private static bool LeadsToProject(string path, VerifiedPackage package)
    {
        var folder = Path.GetDirectoryName(package.File)!;
        return path == folder || IsOutput(path, folder) || (IsNamedAfter(path, package.Location.Name) && !Directory.Exists(path));
    }

    // bin/Release/net10.0/linux-arm64/publish, and what a person may have chosen.
    private static bool IsOutput(string path, string project) =>
        Path.GetRelativePath(project, path).Split(Path.DirectorySeparatorChar) is [var first, ..] && OutputFolders.Contains(first);

    // As artifacts/greeter and artifacts/Greeter.zip, wherever that is: a later step makes it.
    private static bool IsNamedAfter(string path, string name) =>
        (Path.GetExtension(path) is ".zip" ? Path.GetFileNameWithoutExtension(path) : Path.GetFileName(path)).Equals(name, StringComparison.OrdinalIgnoreCase);

    // A folder may hold functions in several languages. One for another language's runtime that does not even name the package is none of ours.
    private static bool IsForAnotherRuntime(DescribedFunction function, VerifiedPackage package) =>
        !IsForNet(function) && function.Handler?.Text?.Split(':', '@')[0] != package.Location.Name;
}
