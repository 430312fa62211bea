using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// Where the assemblies and native libraries of one package lie, by its deps.json; without one, all DLLs beside the main one.
/// </summary>
/// <remarks>Most packages have everything where it is looked for anyway: for these, nothing is worked out until somebody asks.</remarks>
/// <param name="directory">The package's folder.</param>
/// <param name="mainAssemblyPath">Its main DLL.</param>
/// <param name="content">What its deps.json says; <see langword="null"/> if it has none.</param>
internal sealed class PackageDependencies(string directory, string mainAssemblyPath, DepsFileContent? content)
{
    private DependencyFiles? _files;

    /// <summary>Whether nobody needs to be told of any place: each assembly lies beside the main one, satellites in folders of their cultures there, and no native library is listed.</summary>
    public bool AllLieBeside => content is null || content.AllLieBeside;

    /// <summary>What the deps.json gives to this process; <see langword="null"/> without one.</summary>
    /// <exception cref="PackageException">Two files have the name of one assembly.</exception>
    public DependencyFiles? Files =>
        content is null ? null : _files ??= DependencyFiles.Of(DepsFile.PathFor(mainAssemblyPath), content, NativePlatformName.Current);

    /// <summary>The path of an assembly's file; <see langword="null"/> if none is given to it, or the file is not there.</summary>
    /// <param name="assembly">Its simple name, for which capital letters make no difference.</param>
    /// <exception cref="PackageException">Two files have the name of one assembly.</exception>
    public string? Find(string assembly)
    {
        if (Files is not { } files)
        {
            return FindBeside(assembly);
        }

        return files.Assemblies.TryGetValue(assembly, out var place) && Path.Join(directory, place) is var path && File.Exists(path) ? path : null;
    }

    // As .NET's host does without a list: a DLL goes before a program.
    private string? FindBeside(string assembly)
    {
        string? program = null;
        foreach (var path in Directory.EnumerateFiles(directory))
        {
            if (!Path.GetFileNameWithoutExtension(path).Equals(assembly, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            switch (Path.GetExtension(path))
            {
                case ".dll":
                    return path;
                case ".exe":
                    program = path;
                    break;
            }
        }

        return program;
    }
}
