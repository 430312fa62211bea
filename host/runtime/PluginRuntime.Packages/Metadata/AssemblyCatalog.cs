using System.Reflection.Metadata;
using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// Where the references of a package's assemblies lead: into the package first, as at run time, else into the framework.
/// </summary>
/// <remarks>Keeps what it has read. Not thread-safe.</remarks>
/// <param name="package">The package.</param>
/// <param name="framework">What it finds outside of itself.</param>
/// <param name="others">Another catalog of the package, whose reading this one shares.</param>
internal sealed class AssemblyCatalog(PackageLocation package, FrameworkAssemblies framework, AssemblyCatalog? others = null)
{
    private const int MaxForwards = 16;

    private readonly Dictionary<string, AssemblyMetadata> _read = others?._read ?? new(StringComparer.Ordinal);
    private string[]? _assets;

    /// <summary>The main assembly.</summary>
    public AssemblyMetadata Main => Open(package.MainAssemblyPath);

    /// <summary>The path of an assembly of the package; <see langword="null"/> if it has none of that name.</summary>
    public string? FindInPackage(string name)
    {
        var file = name + ".dll";
        if (!AssetPath.IsFileName(file))
        {
            return null;
        }

        var beside = Path.Join(package.Directory, file);
        return ExactFile.Exists(beside)
            ? beside
            : (_assets ??= DepsFileAssets.In(package)).FirstOrDefault(path => Path.GetFileName(path) == file);
    }

    /// <summary>The path of an assembly of the framework; <see langword="null"/> if it has none of that name.</summary>
    public string? FindInFramework(string name) => framework.Find(name);

    /// <summary>Reads an assembly of the framework, once for all packages.</summary>
    /// <exception cref="PackageException">It is damaged.</exception>
    public AssemblyMetadata OpenOfFramework(string path) => framework.Open(path);

    /// <summary>Reads an assembly of the package, once.</summary>
    /// <exception cref="PackageException">It is damaged.</exception>
    public AssemblyMetadata Open(string path)
    {
        if (!_read.TryGetValue(path, out var assembly))
        {
            _read[path] = assembly = AssemblyMetadata.Open(path);
        }

        return assembly;
    }

    /// <summary>Where a type is defined; <see langword="null"/> if the package and the framework do not have it.</summary>
    public TypeLocation? Resolve(SignatureType type)
    {
        if (type.Assembly is not { } assembly)
        {
            return null;
        }

        return type.Handle.Kind == HandleKind.TypeDefinition
            ? new TypeLocation(assembly, (TypeDefinitionHandle)type.Handle, type.Arguments)
            : Resolve(assembly, (TypeReferenceHandle)type.Handle, type.Arguments);
    }

    private TypeLocation? Resolve(AssemblyMetadata user, TypeReferenceHandle reference, SignatureType[] arguments)
    {
        var (name, scope) = user.Read(() => TypeNames.Split(user.Reader, reference));
        if (scope.Kind is not (HandleKind.AssemblyReference or HandleKind.ModuleDefinition))
        {
            return null;
        }

        var outer = name.Split('+')[0];
        var assembly = scope.Kind == HandleKind.ModuleDefinition ? user : Find(user, (AssemblyReferenceHandle)scope);
        for (var hops = 0; assembly is not null && hops < MaxForwards; hops++)
        {
            var found = assembly.FindType(name);
            if (!found.IsNil)
            {
                return new TypeLocation(assembly, found, arguments);
            }

            var forward = assembly.FindForwarder(outer);
            assembly = forward.IsNil ? null : Find(assembly, forward);
        }

        return null;
    }

    private AssemblyMetadata? Find(AssemblyMetadata user, AssemblyReferenceHandle reference)
    {
        var name = user.Read(() => user.Reader.GetString(user.Reader.GetAssemblyReference(reference).Name));
        return FindInPackage(name) is { } path ? Open(path) : FindInFramework(name) is { } outside ? OpenOfFramework(outside) : null;
    }
}
