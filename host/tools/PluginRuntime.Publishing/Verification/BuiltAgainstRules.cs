using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// The check that a package was built for nothing newer than the host has: contracts, services, .NET.
/// </summary>
/// <remarks>What the main DLL refers to, and the copies of the contracts and the services that the package carries; the host uses neither.</remarks>
internal static class BuiltAgainstRules
{
    private static readonly string[] Ours = [NewerThanHost.Contracts, NewerThanHost.Services];

    /// <summary>Compares the versions.</summary>
    /// <param name="package">The package.</param>
    /// <param name="catalog">Reads its DLLs, and has what the host has.</param>
    /// <param name="refuse">Takes the error for each that is newer.</param>
    /// <exception cref="PackageException">A DLL is damaged.</exception>
    public static void Tell(PackageLocation package, AssemblyCatalog catalog, Action<PackageException> refuse)
    {
        if (catalog.FindInFramework(NewerThanHost.Contracts) is not { } contracts)
        {
            return;
        }

        var present = VersionOf(catalog.OpenOfFramework(contracts));
        foreach (var (name, needed) in References(catalog.Main).Concat(Carried(package, catalog)).Distinct())
        {
            if (Judge(package.Name, name, needed, present) is { } error)
            {
                refuse(error);
            }
        }
    }

    private static PackageException? Judge(string package, string name, Version needed, Version present) => name == NewerThanHost.Framework
        ? NewerThanHost.OfFramework(package, needed)
        : NewerThanHost.OfContracts(package, name, needed, present);

    private static (string Name, Version Version)[] References(AssemblyMetadata main) => main.Read<(string, Version)[]>(() =>
    [
        .. main.Reader.AssemblyReferences.Select(main.Reader.GetAssemblyReference)
            .Select(reference => (main.Reader.GetString(reference.Name), reference.Version))
            .Where(reference => reference.Item1 == NewerThanHost.Framework || Ours.Contains(reference.Item1)),
    ]);

    private static IEnumerable<(string Name, Version Version)> Carried(PackageLocation package, AssemblyCatalog catalog) =>
        from name in Ours
        let path = Path.Join(package.Directory, name + ".dll")
        where File.Exists(path)
        select (name, VersionOf(catalog.Open(path)));

    private static Version VersionOf(AssemblyMetadata assembly) => assembly.Read(() => assembly.Reader.GetAssemblyDefinition().Version);
}
