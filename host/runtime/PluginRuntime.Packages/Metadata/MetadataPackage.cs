using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// What a package offers, read from its files without loading any of them.
/// </summary>
/// <remarks>
/// For checks and listings; the host fills the same shapes by reflection. Each property reads what it needs when it is asked for and
/// may throw a <see cref="PackageException"/> for a damaged file. Not thread-safe.
/// </remarks>
internal sealed class MetadataPackage : PackageShape
{
    private const string ServicesAssembly = "PluginRuntime.Services";
    private const string HandlerTable = "PluginRuntime.Generated.__HandlerTable";

    private readonly AssemblyCatalog _catalog;
    private MetadataType[]? _types;

    private MetadataPackage(PackageLocation package, AssemblyCatalog catalog)
        : base(package.Facts)
    {
        HasLambdaLoop = package.HasLambdaLoop;
        _catalog = catalog;
        MayNameEntries = RefersTo(MetadataType.HandlerAttribute);
    }

    /// <inheritdoc/>
    public override TypeShape[] Types => _types ??= ReadTypes();

    /// <inheritdoc/>
    public override bool MayNameEntries { get; }

    /// <inheritdoc/>
    public override bool HasEntryPoint => _catalog.Main.HasEntryPoint;

    /// <inheritdoc/>
    public override bool HasLambdaLoop { get; }

    /// <summary>Whether the plugin has a startup class, so that its constructors may take services.</summary>
    public bool HasServices => StartupTypes.Length > 0;

    /// <summary>The classes that would register the plugin's services; a sound plugin has one at most.</summary>
    public TypeShape[] StartupTypes => !RefersTo(HandlerContract.Startup)
        ? []
        : [.. Types.Where(type => !type.IsAbstract && !((MetadataType)type).IsStruct() && ((MetadataType)type).Implements(ServicesAssembly, HandlerContract.Startup))];

    /// <summary>Whether it may name a source-generated JSON context; <see langword="false"/> is certain.</summary>
    public bool NamesJsonContext => RefersTo(HandlerContract.JsonContext);

    /// <summary>The serializer that its main assembly names, by AWS's rules.</summary>
    public NamedSerializer? Serializer =>
        NamedSerializer.In(_catalog, _catalog.Main, static reader => reader.GetAssemblyDefinition().GetCustomAttributes());

    /// <summary>What the compiler has listed as handlers in the package's table: names of marks, and full names of types; <see langword="null"/> without one.</summary>
    public string[]? ListedEntries => _catalog.Main.Read(() =>
    {
        var reader = _catalog.Main.Reader;
        return AttributeReader.ReadText(reader, reader.GetAssemblyDefinition().GetCustomAttributes(), HandlerTable)?.Split('\n');
    });

    /// <summary>Opens the main assembly of a package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="framework">What the package finds outside of itself; that of this process if it is left out.</param>
    /// <exception cref="PackageException">The main assembly is missing, damaged, or none for this host.</exception>
    public static MetadataPackage Read(PackageLocation package, FrameworkAssemblies? framework = null) =>
        Read(package, new AssemblyCatalog(package, framework ?? FrameworkAssemblies.OfThisProcess()));

    /// <summary>The same in a catalog that others read in, too.</summary>
    /// <exception cref="PackageException">The main assembly is missing, damaged, or none for this host.</exception>
    public static MetadataPackage Read(PackageLocation package, AssemblyCatalog catalog) =>
        catalog.Main.Read(() => new MetadataPackage(package, catalog));

    private bool RefersTo(string type)
    {
        var main = _catalog.Main;
        return main.Read(() => main.Reader.TypeReferences.Any(handle => TypeNames.Of(main.Reader, handle) == type));
    }

    // The first type is no type: it holds what a module has outside of its types, and reflection leaves it out, too.
    private MetadataType[] ReadTypes()
    {
        var main = _catalog.Main;
        return main.Read<MetadataType[]>(() =>
        [
            .. main.Reader.TypeDefinitions.Skip(1).Select(handle => new MetadataType(_catalog, new TypeLocation(main, handle, []))),
        ]);
    }
}
