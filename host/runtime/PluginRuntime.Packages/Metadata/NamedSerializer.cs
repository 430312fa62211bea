using System.Reflection.Metadata;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// The serializer that a package for AWS's runtime names by an attribute, for a method or for the whole assembly.
/// </summary>
/// <param name="Type">The class; <see langword="null"/> if it is not in the package.</param>
/// <param name="IsOne">Whether it implements the interface of AWS's library.</param>
internal sealed record NamedSerializer(TypeShape? Type, bool IsOne)
{
    private const string Core = "Amazon.Lambda.Core";
    private const string Attribute = Core + ".LambdaSerializerAttribute";
    private const string Contract = Core + ".ILambdaSerializer";

    /// <summary>Reads the attribute among others.</summary>
    /// <param name="catalog">The package's assemblies.</param>
    /// <param name="user">The assembly that has the attributes.</param>
    /// <param name="attributes">Reads them.</param>
    /// <returns><see langword="null"/> if it is not there.</returns>
    public static NamedSerializer? In(AssemblyCatalog catalog, AssemblyMetadata user, Func<MetadataReader, CustomAttributeHandleCollection> attributes)
    {
        var name = user.Read(() => AttributeReader.ReadText(user.Reader, attributes(user.Reader), Attribute));
        return name is null ? null : Of(catalog, user, name);
    }

    // A type of another assembly is written as in Type.GetType: its name, a comma, and the assembly's.
    private static NamedSerializer Of(AssemblyCatalog catalog, AssemblyMetadata user, string name)
    {
        var parts = name.Split(',', StringSplitOptions.TrimEntries);
        var assembly = parts.Length == 1 ? user : catalog.FindInPackage(parts[1]) is { } path ? catalog.Open(path) : null;
        if (assembly?.FindType(parts[0]) is not { IsNil: false } found)
        {
            return new NamedSerializer(null, IsOne: true);
        }

        var type = new MetadataType(catalog, new TypeLocation(assembly, found, []));
        return new NamedSerializer(type, type.Implements(Core, Contract));
    }
}
