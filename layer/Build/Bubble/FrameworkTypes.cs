using Mono.Cecil;

namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>
/// The types of the assemblies that lie beside each other in a layer.
/// </summary>
internal sealed class FrameworkTypes : IDisposable
{
    private const string CoreLibrary = "System.Private.CoreLib.dll";

    private static readonly Dictionary<string, string> Primitives = new(StringComparer.Ordinal)
    {
        ["bool"] = "Boolean", ["byte"] = "Byte", ["sbyte"] = "SByte", ["short"] = "Int16", ["ushort"] = "UInt16", ["char"] = "Char", ["int"] = "Int32",
        ["uint"] = "UInt32", ["long"] = "Int64", ["ulong"] = "UInt64", ["nint"] = "IntPtr", ["nuint"] = "UIntPtr", ["float"] = "Single", ["double"] = "Double",
    };

    private readonly Dictionary<string, List<TypeDefinition>> _types = new(StringComparer.Ordinal);
    private readonly List<AssemblyDefinition> _assemblies = [];

    /// <summary>Reads those of a folder.</summary>
    public static FrameworkTypes In(string folder)
    {
        var types = new FrameworkTypes();
        foreach (var path in Directory.GetFiles(folder, "*.dll").OrderBy(path => Path.GetFileName(path) != CoreLibrary).ThenBy(path => path, StringComparer.Ordinal))
        {
            types.Add(AssemblyDefinition.ReadAssembly(path));
        }

        return types;
    }

    /// <summary>Finds the types of a name: what the framework's assemblies have among their sources in common is in each.</summary>
    public IReadOnlyList<TypeDefinition> Find(TypeName name) =>
        _types.GetValueOrDefault(Primitives.TryGetValue(name.Name, out var primitive) ? "System." + primitive : name.Name) ?? [];

    /// <summary>A type's name with primitive types as arguments, as the runtime lists them where its JIT compiles.</summary>
    public static string InWordsOfJit(string name) => Primitives.Aggregate(
        name,
        (text, primitive) => text
            .Replace($"System.{primitive.Value}]", $"{primitive.Key}]", StringComparison.Ordinal)
            .Replace($"System.{primitive.Value},", $"{primitive.Key},", StringComparison.Ordinal));

    public void Dispose() => _assemblies.ForEach(assembly => assembly.Dispose());

    private void Add(AssemblyDefinition assembly)
    {
        _assemblies.Add(assembly);
        foreach (var type in assembly.MainModule.GetTypes())
        {
            var name = type.FullName.Replace('/', '+');
            if (!_types.TryGetValue(name, out var types))
            {
                _types.Add(name, types = []);
            }

            types.Add(type);
        }
    }
}
