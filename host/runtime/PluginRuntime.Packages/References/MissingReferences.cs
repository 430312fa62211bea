using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.References;

/// <summary>
/// Finds the references of a package that lead nowhere: what .NET says only at the first call that needs them.
/// </summary>
internal static class MissingReferences
{
    /// <summary>Follows every reference from the main DLL through the DLLs of the package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="pluginSideDirectory">The host's folder of DLLs that each plugin loads for itself; it need not exist.</param>
    /// <param name="framework">What is found outside of the package; what this process can load if it is left out.</param>
    /// <returns>One for each referring file and missing assembly, in the order in which they are found.</returns>
    /// <exception cref="PackageException">A DLL of the package is damaged.</exception>
    public static MissingReference[] Of(
        PackageLocation package, string? pluginSideDirectory, FrameworkAssemblies? framework = null) =>
        Of(package, new AssemblyCatalog(package, framework ?? FrameworkAssemblies.OfThisProcess(pluginSideDirectory)));

    /// <summary>The same in a catalog that may have read some of it.</summary>
    /// <exception cref="PackageException">A DLL of the package is damaged.</exception>
    public static MissingReference[] Of(PackageLocation package, AssemblyCatalog catalog)
    {
        var missing = new List<MissingReference>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { package.MainAssemblyPath };
        var waiting = new Queue<string>(seen);
        while (waiting.TryDequeue(out var path))
        {
            foreach (var (name, version) in ReferencesOf(catalog.Open(path)))
            {
                if (catalog.FindInPackage(name) is { } inPackage)
                {
                    if (seen.Add(inPackage))
                    {
                        waiting.Enqueue(inPackage);
                    }
                }
                else if (Judge(catalog, name, version, Path.GetFileName(path)) is { } reference)
                {
                    missing.Add(reference);
                }
            }
        }

        return [.. missing];
    }

    /// <summary>Those of them without which the package is not whole: its main DLL refers to them, or its deps.json lists them as its own.</summary>
    /// <remarks>What only a library refers to is often for a use of it that the handler does not make, and then nobody has it.</remarks>
    public static MissingReference[] Needed(PackageLocation package, MissingReference[] missing)
    {
        var main = Path.GetFileName(package.MainAssemblyPath);
        string[]? listed = null;
        return [.. missing.Where(reference => reference.NeededBy == main || (listed ??= DepsFileAssets.NamesIn(package)).Contains(reference.Name + ".dll"))];
    }

    /// <summary>The error that names them; <see langword="null"/> if nothing is missing.</summary>
    public static PackageException? Explain(PackageLocation package, MissingReference[] missing, Exception? inner = null) =>
        missing.Length == 0 ? null : MissingReferenceError.Of(package, missing, inner);

    // .NET takes a newer framework assembly for an older one, and never the reverse.
    private static MissingReference? Judge(AssemblyCatalog catalog, string name, Version version, string neededBy)
    {
        if (catalog.FindInFramework(name) is not { } path)
        {
            return new MissingReference(name, version, neededBy, null);
        }

        var assembly = catalog.OpenOfFramework(path);
        var found = assembly.Read(() => assembly.Reader.GetAssemblyDefinition().Version);
        return found < version ? new MissingReference(name, version, neededBy, found) : null;
    }

    private static (string Name, Version Version)[] ReferencesOf(AssemblyMetadata assembly) => assembly.Read<(string, Version)[]>(() =>
    [
        .. assembly.Reader.AssemblyReferences
            .Select(assembly.Reader.GetAssemblyReference)
            .Select(reference => (assembly.Reader.GetString(reference.Name), reference.Version)),
    ]);
}
