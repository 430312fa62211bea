using Mono.Cecil;

namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>
/// The methods that a start calls: they lie together at the beginning of the host's image, so that a start reads few of its pages.
/// </summary>
/// <remarks>
/// By type and name, as <c>System.Collections.Generic.List`1[int]:Add</c>, whatever the parameters. Of the methods in the seed, and of the host's own: one that the
/// host has no more does no harm, and stands in the list until the list is made anew.
/// </remarks>
internal sealed class FirstMethods(IReadOnlySet<string> names)
{
    /// <summary>Where the list lies in the repository.</summary>
    public const string RelativePath = "layer/seed/first.txt";

    private static readonly string[] OwnTypes = ["PluginRuntime.", "Program:"];

    /// <summary>None.</summary>
    public static FirstMethods None { get; } = new(new HashSet<string>());

    /// <summary>Writes the list, sorted.</summary>
    public static void Write(string path, IEnumerable<string> names) => SeedFile.Write(path, "Methods that a start calls, to lie together in the host's image.", names);

    /// <summary>Reads it.</summary>
    public static FirstMethods Read(Repository repository) => new(SeedFile.LinesOf(repository, RelativePath).ToHashSet(StringComparer.Ordinal));

    /// <summary>What names a method of the seed here.</summary>
    public static string NameOf(string line)
    {
        var name = line.IndexOf(':', StringComparison.Ordinal) + 1;
        return line[..line.IndexOfAny(['[', '('], name)];
    }

    /// <summary>Whether a name is of the host's own code, which lies beside the framework.</summary>
    public static bool IsOfHost(string name, FrameworkTypes types) => OfHost(name, types).Any();

    /// <summary>Whether one of them has this name.</summary>
    public bool Contains(string name) => names.Contains(name);

    /// <summary>Those of the host itself, for the module of a profile.</summary>
    public IEnumerable<MethodReference> OfHost(FrameworkTypes types, ModuleDefinition module) =>
        names.Order(StringComparer.Ordinal).SelectMany(name => OfHost(name, types)).Select(method => module.ImportReference(method));

    // Not those of generic types, which are compiled for each of their types.
    private static IEnumerable<MethodDefinition> OfHost(string name, FrameworkTypes types) =>
        from type in OwnTypes.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal)) ? types.Find(TypeName.Read(new NameReader(name))) : []
        where !type.HasGenericParameters
        from method in type.Methods
        where name.EndsWith(':' + method.Name, StringComparison.Ordinal) && !method.HasGenericParameters
        select method;
}
