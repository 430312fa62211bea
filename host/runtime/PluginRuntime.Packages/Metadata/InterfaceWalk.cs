using System.Reflection.Metadata;
using PluginRuntime.Packages.Assemblies;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// All interfaces of a type that one of our assemblies defines: its own, its base types', and those that they extend.
/// </summary>
internal sealed class InterfaceWalk(AssemblyCatalog catalog, string assemblyName)
{
    // More than any source's; it bounds what a hostile file can ask for.
    private const int MaxInterfaces = 10_000;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _found = [];

    /// <summary>The names, without type arguments, one for each interface with its arguments.</summary>
    /// <param name="catalog">Where references lead.</param>
    /// <param name="type">The type.</param>
    /// <param name="assemblyName">The assembly that defines the interfaces.</param>
    public static string[] Of(AssemblyCatalog catalog, TypeLocation type, string assemblyName)
    {
        var walk = new InterfaceWalk(catalog, assemblyName);
        foreach (var ancestor in type.WithBaseTypes(catalog).TakeWhile(walk.IsOfPackage))
        {
            walk.Add(ancestor);
        }

        return [.. walk._found];
    }

    // The framework knows nothing of our interfaces: what it defines need not be read.
    private bool IsOfPackage(TypeLocation type) =>
        catalog.FindInFramework(Path.GetFileNameWithoutExtension(type.Assembly.Path)) != type.Assembly.Path;

    private void Add(TypeLocation start)
    {
        var waiting = new Stack<TypeLocation>([start]);
        while (waiting.TryPop(out var type))
        {
            foreach (var contract in type.Interfaces().Where(contract => _seen.Add(contract.Printed)))
            {
                if (_seen.Count > MaxInterfaces)
                {
                    throw AssemblyFileError.Damaged(
                        type.Assembly.Path, new BadImageFormatException($"A type has more than {MaxInterfaces:N0} interfaces."), null);
                }

                if (NameIfOurs(contract) is { } name)
                {
                    _found.Add(name);
                }
                else if (catalog.Resolve(contract) is { } definition && IsOfPackage(definition))
                {
                    waiting.Push(definition);
                }
            }
        }
    }

    private string? NameIfOurs(SignatureType contract)
    {
        if (contract.Assembly is not { } user || contract.Handle.Kind != HandleKind.TypeReference)
        {
            return null;
        }

        var (name, scope) = user.Read(() => TypeNames.Split(user.Reader, (TypeReferenceHandle)contract.Handle));
        var isOurs = scope.Kind == HandleKind.AssemblyReference
            && user.Read(() => user.Reader.GetString(user.Reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name)) == assemblyName;
        return isOurs ? name : null;
    }
}
