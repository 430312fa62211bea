using System.Reflection;
using System.Reflection.Metadata;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// A type of a package, read from metadata.
/// </summary>
internal sealed class MetadataType : TypeShape
{
    /// <summary>The attribute that names entries.</summary>
    public const string HandlerAttribute = HandlerContract.Namespace + ".HandlerAttribute";

    private const string ContractsAssembly = "PluginRuntime.Contracts";
    private const string Constructor = ".ctor";

    private readonly AssemblyCatalog _catalog;
    private readonly TypeLocation _location;
    private readonly TypeAttributes _attributes;
    private string[]? _contracts;
    private MethodShape[]? _methods;

    /// <summary>Reads the type's own row.</summary>
    public MetadataType(AssemblyCatalog catalog, TypeLocation location)
    {
        _catalog = catalog;
        _location = location;
        var reader = location.Assembly.Reader;
        var definition = location.Definition;
        _attributes = definition.Attributes;
        FullName = TypeNames.Of(reader, location.Handle);
        Name = MetadataName.Of(reader, definition.Name);
        IsGeneric = definition.GetGenericParameters().Count > 0;
        IsPublic = IsPublicThroughout(reader, definition);
        EntryName = AttributeReader.ReadText(reader, definition.GetCustomAttributes(), HandlerAttribute);
    }

    /// <inheritdoc/>
    public override string FullName { get; }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override bool IsPublic { get; }

    /// <inheritdoc/>
    public override bool IsAbstract => _attributes.HasFlag(TypeAttributes.Abstract);

    /// <inheritdoc/>
    public override bool IsStatic => IsAbstract && _attributes.HasFlag(TypeAttributes.Sealed);

    /// <inheritdoc/>
    public override bool IsInterface => _attributes.HasFlag(TypeAttributes.Interface);

    /// <inheritdoc/>
    public override bool IsGeneric { get; }

    /// <inheritdoc/>
    public override bool HasPublicParameterlessConstructor => IsStruct() || Read(() => PublicConstructors().Any(TakesNothing));

    /// <inheritdoc/>
    public override int PublicConstructorCount => Read(() => PublicConstructors().Count());

    /// <inheritdoc/>
    public override string? EntryName { get; }

    /// <inheritdoc/>
    public override string[] Contracts => _contracts ??= ReadContracts();

    /// <inheritdoc/>
    public override MethodShape[] Methods => _methods ??=
        [.. _location.WithBaseTypes(_catalog).SelectMany((type, depth) => MetadataMethod.Of(_catalog, type, isInherited: depth > 0))];

    /// <inheritdoc/>
    public override MethodShape[]? MethodsAt(int level)
    {
        foreach (var type in _location.WithBaseTypes(_catalog))
        {
            if (level-- == 0)
            {
                return MetadataMethod.Of(_catalog, type, isInherited: false);
            }
        }

        return null;
    }

    /// <summary>Answers whether it implements an interface of ours, itself or by a base type.</summary>
    public bool Implements(string assemblyName, string contract) =>
        InterfaceWalk.Of(_catalog, _location, assemblyName).Contains(contract);

    // Public counts only if every type around it is, too.
    private static bool IsPublicThroughout(MetadataReader reader, TypeDefinition type)
    {
        while ((type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.NestedPublic)
        {
            type = reader.GetTypeDefinition(type.GetDeclaringType());
        }

        return (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public;
    }

    private string[] ReadContracts()
    {
        const string prefix = HandlerContract.Namespace + ".";
        return
        [
            .. InterfaceWalk.Of(_catalog, _location, ContractsAssembly)
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && HandlerContract.Is(name[prefix.Length..]))
                .Select(name => name[prefix.Length..]),
        ];
    }

    /// <summary>A struct, which the host makes no startup class of.</summary>
    public bool IsStruct() => _location.BaseType() is { Printed: "System.ValueType" };

    private IEnumerable<MethodDefinition> PublicConstructors() =>
        _location.Definition.GetMethods()
            .Select(_location.Assembly.Reader.GetMethodDefinition)
            .Where(method => (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public
                && _location.Assembly.Reader.StringComparer.Equals(method.Name, Constructor));

    private bool TakesNothing(MethodDefinition constructor) =>
        _location.Assembly.Printer.Decode(constructor, _location.Context(constructor.GetGenericParameters())).ParameterTypes.IsEmpty;

    private T Read<T>(Func<T> read) => _location.Assembly.Read(read);
}
