using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// Whether a handler string means a handler of the packages that were given: what the host asks in its init, of metadata alone.
/// </summary>
/// <param name="packages">The packages.</param>
internal sealed class HandlerVerification(IReadOnlyList<VerifiedPackage> packages)
{
    // What the framework's types are is read with a package, too, and takes longer than all the rest.
    private readonly Dictionary<PackageLocation, MetadataPackage> _read = [];

    /// <summary>Judges one.</summary>
    /// <param name="handler">The handler string.</param>
    /// <exception cref="PackageException">It is malformed, or means nothing that is there and can be a handler.</exception>
    public void Judge(string handler)
    {
        var parsed = HandlerString.Parse(handler);
        if (packages.Count > 0)
        {
            Judge(parsed, Find(parsed));
        }
    }

    /// <summary>The package that a handler string names; <see langword="null"/> if it is not among those given.</summary>
    public VerifiedPackage? PackageOf(string handler)
    {
        try
        {
            return Given(HandlerString.Parse(handler));
        }
        catch (PackageException)
        {
            return null;
        }
    }

    private void Judge(HandlerString handler, PackageLocation location)
    {
        if (location.IsNativeProgram)
        {
            return;
        }

        var package = Read(location);
        if (!ProgramForm.IsMeant(package, handler))
        {
            HandlerRules.Check(HandlerChoice.Choose(package, handler), location.Facts, package.HasServices);
        }
    }

    private MetadataPackage Read(PackageLocation location) =>
        _read.TryGetValue(location, out var package) ? package : _read[location] = MetadataPackage.Read(location);

    private PackageLocation Find(HandlerString handler) =>
        Given(handler)?.Location ?? new PackageCatalog([.. packages.Select(package => package.Location.Root).DistinctBy(root => root.Directory)]).Find(handler);

    private VerifiedPackage? Given(HandlerString handler) => packages.FirstOrDefault(
        package => package.Location.Name == handler.Package && (handler.Version is null || handler.Version.Equals(package.Location.Version)));
}
