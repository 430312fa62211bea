namespace PluginRuntime.Tests.Floors;

/// <summary>The floors of host/ARCHITECTURE.md, held against what was compiled: a namespace uses those below it and none above.</summary>
public sealed class FloorTests
{
    private const string Host = "PluginRuntime.Host";

    // What each namespace of the project may use of it, besides itself and the contracts. "Program" has none.
    internal static readonly Dictionary<string, string[]> Below = new()
    {
        ["PluginRuntime.Diagnostics"] = [],
        ["PluginRuntime.Settings"] = ["PluginRuntime.Diagnostics"],
        ["PluginRuntime.Binding"] = ["PluginRuntime.Settings", "PluginRuntime.Diagnostics"],
        ["PluginRuntime.Http"] = [],
        ["PluginRuntime.RuntimeApi"] = ["PluginRuntime.Http"],
        ["PluginRuntime.Invocations"] =
            ["PluginRuntime.RuntimeApi", "PluginRuntime.Http", "PluginRuntime.Binding", "PluginRuntime.Settings", "PluginRuntime.Diagnostics"],
        ["PluginRuntime"] =
            ["PluginRuntime.Invocations", "PluginRuntime.RuntimeApi", "PluginRuntime.Http", "PluginRuntime.Binding", "PluginRuntime.Settings", "PluginRuntime.Diagnostics"],
        ["PluginRuntime.Packages"] = [],
        ["PluginRuntime.Packages.Shapes"] = ["PluginRuntime.Packages"],
        ["PluginRuntime.Packages.Shapes.Aws"] = ["PluginRuntime.Packages.Shapes", "PluginRuntime.Packages"],
        ["PluginRuntime.Packages.Judgement"] =
            ["PluginRuntime.Packages.Shapes.Aws", "PluginRuntime.Packages.Shapes", "PluginRuntime.Packages"],
        ["PluginRuntime.Packages.Metadata"] = ["PluginRuntime.Packages.Shapes", "PluginRuntime.Packages"],
        ["PluginRuntime.Packages.Integrity"] = ["PluginRuntime.Packages"],
        ["PluginRuntime.Packages.Zips"] = [],
        ["PluginRuntime.Packages.Verification"] =
            ["PluginRuntime.Packages.Integrity", "PluginRuntime.Packages.Metadata", "PluginRuntime.Packages.Judgement", "PluginRuntime.Packages.Shapes", "PluginRuntime.Packages"],
        ["PluginRuntime.Packages.Manifests"] =
            ["PluginRuntime.Packages.Verification", "PluginRuntime.Packages.Integrity", "PluginRuntime.Packages.Metadata", "PluginRuntime.Packages"],
        ["PluginRuntime.Packages.Layers"] =
            ["PluginRuntime.Packages.Manifests", "PluginRuntime.Packages.Verification", "PluginRuntime.Packages.Zips", "PluginRuntime.Packages.Integrity", "PluginRuntime.Packages"],
        ["PluginRuntime.Packages.Installs"] =
            ["PluginRuntime.Packages.Manifests", "PluginRuntime.Packages.Verification", "PluginRuntime.Packages.Integrity", "PluginRuntime.Packages"],
        ["PluginRuntime.Json"] = [],
        ["PluginRuntime.Plugins"] = ["PluginRuntime.Packages.Integrity", "PluginRuntime.Packages.Metadata", "PluginRuntime.Packages"],
        ["PluginRuntime.Handlers.Aws"] =
            ["PluginRuntime.Plugins", "PluginRuntime.Packages", "PluginRuntime.Packages.Shapes.Aws", "PluginRuntime.Binding", "PluginRuntime.Diagnostics"],
        ["PluginRuntime.Handlers.Forms"] =
            ["PluginRuntime.Handlers.Aws", "PluginRuntime.Json", "PluginRuntime.Plugins", "PluginRuntime.Packages", "PluginRuntime.Binding", "PluginRuntime.Diagnostics"],
        ["PluginRuntime.Handlers.Reflection"] =
            ["PluginRuntime.Handlers.Forms", "PluginRuntime.Plugins", "PluginRuntime.Packages", "PluginRuntime.Packages.Shapes"],
        ["PluginRuntime.Handlers"] =
            ["PluginRuntime.Handlers.Reflection", "PluginRuntime.Handlers.Forms", "PluginRuntime.Handlers.Aws", "PluginRuntime.Json", "PluginRuntime.Plugins", "PluginRuntime.Packages", "PluginRuntime.Packages.Judgement", "PluginRuntime.Packages.Shapes.Aws", "PluginRuntime.Packages.Shapes", "PluginRuntime.Packages.Metadata", "PluginRuntime.Packages.Integrity", "PluginRuntime.Binding", "PluginRuntime.Settings", "PluginRuntime.Diagnostics"],
        ["PluginRuntime.Swapping"] =
            ["PluginRuntime.Handlers", "PluginRuntime.Plugins", "PluginRuntime.Packages.Metadata", "PluginRuntime.Packages", "PluginRuntime.Binding", "PluginRuntime.Settings", "PluginRuntime.Diagnostics"],
        ["PluginRuntime.Hosting"] =
            ["PluginRuntime.Swapping", "PluginRuntime.Handlers", "PluginRuntime.Plugins", "PluginRuntime.Packages", "PluginRuntime", "PluginRuntime.Binding", "PluginRuntime.Settings", "PluginRuntime.Diagnostics"],
        [""] = ["PluginRuntime.Hosting"],
        ["PluginRuntime.Emulator"] = ["PluginRuntime.Packages"],
        ["PluginRuntime.Emulator.InvokeApi"] = ["PluginRuntime.Emulator", "PluginRuntime.Packages"],
    };

    public static TheoryData<string> Assemblies => ["PluginRuntime.Loop", "PluginRuntime.Host", "PluginRuntime.Packages", "PluginRuntime.Emulator"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_namespace_uses_one_above_it(string assembly)
    {
        var upward =
            from reference in Project(assembly)
            let user = NamespaceOf(reference.From)
            let used = NamespaceOf(reference.To)
            where used != user && reference.ToAssembly != "PluginRuntime.Contracts" && !Below[user].Contains(used)
            select $"{reference.From} -> {reference.To}";

        Assert.Empty(upward);
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_namespace_has_a_floor(string assembly) =>
        Assert.All(Project(assembly), reference => Assert.Contains(NamespaceOf(reference.From), Below.Keys));

    [Fact]
    public void Load_contexts_are_made_in_one_namespace_alone()
    {
        var users =
            from reference in TypeReferences.Of(PathOf(Host))
            where reference.ToAssembly == "McMaster.NETCore.Plugins"
            select NamespaceOf(reference.From);

        Assert.Equal(["PluginRuntime.Plugins"], users.Distinct());
    }

    [Fact]
    public void The_wire_knows_no_contracts() =>
        Assert.DoesNotContain(
            TypeReferences.Of(PathOf("PluginRuntime.Loop")),
            reference => NamespaceOf(reference.From) is "PluginRuntime.Http" or "PluginRuntime.RuntimeApi" && reference.ToAssembly == "PluginRuntime.Contracts");

    private static IEnumerable<(string From, string ToAssembly, string To)> Project(string assembly) =>
        TypeReferences.Of(PathOf(assembly)).Where(reference =>
            reference.ToAssembly.StartsWith("PluginRuntime.", StringComparison.Ordinal) && IsWritten(reference.From) && IsWritten(reference.To));

    // What the compiler adds has no namespace of the project's: attributes it embeds, the class around Program.cs.
    private static bool IsWritten(string type) =>
        type.StartsWith("PluginRuntime.", StringComparison.Ordinal) || type == "Program";

    private static string NamespaceOf(string type) =>
        type.LastIndexOf('.') is var dot and >= 0 ? type[..dot] : "";

    private static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");
}
