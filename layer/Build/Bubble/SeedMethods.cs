using Mono.Cecil;

namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>
/// Which of the methods that the runtime lists could be in the seed.
/// </summary>
internal sealed class SeedMethods : IDisposable
{
    private readonly FrameworkTypes _types;
    private readonly ModuleDefinition _module = ModuleDefinition.CreateModule("seed", ModuleKind.Dll);
    private readonly MethodFinder _finder;

    private SeedMethods(FrameworkTypes types)
    {
        _types = types;
        _finder = new MethodFinder(types, _module);
    }

    /// <summary>For the assemblies of a folder.</summary>
    public static SeedMethods In(string folder) => new(FrameworkTypes.In(folder));

    /// <summary>Whether a line is a method of those assemblies over types of theirs. One without type arguments is compiled where it is at home, or not at all.</summary>
    public bool AreIn(string line) =>
        line[..line.IndexOf('(', StringComparison.Ordinal)].Contains('[', StringComparison.Ordinal) && _finder.Find(MethodName.Parse(line)).Length > 0;

    public void Dispose()
    {
        _module.Dispose();
        _types.Dispose();
    }
}
