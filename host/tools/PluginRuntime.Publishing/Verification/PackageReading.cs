using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Publishing.Libraries;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// What is read of packages for all checks together: each DLL once.
/// </summary>
/// <param name="host">What packages find outside of themselves.</param>
/// <param name="libraries">What native libraries say of their handlers; those that this program can ask, where it is left out.</param>
internal sealed class PackageReading(HostAssemblies host, LibraryAnswers? libraries = null)
{
    private readonly Dictionary<PackageLocation, AssemblyCatalog> _catalogs = [];
    private readonly Dictionary<PackageLocation, MetadataPackage> _packages = [];

    /// <summary>What packages find outside of themselves.</summary>
    public HostAssemblies Host => host;

    /// <summary>What native libraries say of their handlers.</summary>
    public LibraryAnswers Libraries { get; } = libraries ?? LibraryAnswers.OfThisProgram();

    /// <summary>The DLLs of a package, with all that any host has.</summary>
    public AssemblyCatalog CatalogOf(PackageLocation package)
    {
        if (!_catalogs.TryGetValue(package, out var catalog))
        {
            _catalogs[package] = catalog = new AssemblyCatalog(package, host.WithAspNetCore);
        }

        return catalog;
    }

    /// <summary>The DLLs of a package, with what one host has.</summary>
    public AssemblyCatalog CatalogOf(PackageLocation package, FrameworkAssemblies framework) => new(package, framework, CatalogOf(package));

    /// <summary>What a package offers.</summary>
    /// <exception cref="Rules.Words.PackageException">Its main assembly is missing, damaged, or none for this host.</exception>
    public MetadataPackage Of(PackageLocation package)
    {
        if (!_packages.TryGetValue(package, out var read))
        {
            _packages[package] = read = MetadataPackage.Read(package, CatalogOf(package));
        }

        return read;
    }
}
