using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Floors;

/// <summary>The floors of host/ARCHITECTURE.md, held against what was compiled: a namespace uses those below it and none above.</summary>
public sealed class FloorTests
{
    private static readonly string[] WithProjects = ["contracts", "host", "layer"];
    private static readonly string[] OwnAssemblies = [.. House.MaySee.Keys.Select(House.AssemblyOf)];

    public static TheoryData<string> Projects => [.. House.MaySee.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_namespace_uses_one_above_it(string project)
    {
        var floors = House.Floors[House.AssemblyOf(project)];
        var upward =
            from reference in Within(project)
            where Array.IndexOf(floors, NamespaceOf(reference.To)) < Array.IndexOf(floors, NamespaceOf(reference.From))
            select $"{reference.From} -> {reference.To}";

        Assert.Empty(upward);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_namespace_has_a_floor_and_every_floor_has_code(string project) => Assert.Equal(
        House.Floors[House.AssemblyOf(project)].Order(), TypeReferences.TypesOf(House.PathOf(project)).Where(IsWritten).Select(NamespaceOf).Distinct().Order());

    [Theory]
    [MemberData(nameof(Projects))]
    public void An_assembly_refers_to_those_of_the_project_that_it_may_see_and_to_no_other(string project) => Assert.Empty(
        TypeReferences.AssembliesOf(House.PathOf(project)).Intersect(OwnAssemblies).Except(House.MaySee[project]));

    [Fact]
    public void Every_project_that_ships_or_makes_what_ships_is_in_the_house()
    {
        var root = Repository.Root;
        var written =
            from folder in WithProjects
            from file in Directory.GetFiles(Path.Join(root, folder), "*.csproj", SearchOption.AllDirectories)
            let directory = Path.GetRelativePath(root, Path.GetDirectoryName(file)!)
            // The reader's to copy: outside of the solution, and what becomes the user's own by dotnet new.
            where directory != "layer/deploy/cdk" && !directory.StartsWith("contracts/PluginRuntime.Templates", StringComparison.Ordinal)
            select directory == "layer" ? "layer/" + Path.GetFileNameWithoutExtension(file) : directory;

        Assert.Equal(written.Order(), House.MaySee.Keys.Order());
        Assert.Equal(OwnAssemblies.Order(), House.Floors.Keys.Order());
    }

    [Fact]
    public void Nothing_that_goes_into_the_layer_may_see_a_tool() => Assert.All(
        House.MaySee.Where(project => project.Key.StartsWith("host/runtime/", StringComparison.Ordinal) || project.Key.StartsWith("contracts/", StringComparison.Ordinal)),
        project => Assert.DoesNotContain(
            project.Value, seen => House.MaySee.Keys.Any(other => other.StartsWith("host/tools/", StringComparison.Ordinal) && House.AssemblyOf(other) == seen)));

    [Fact]
    public void What_the_order_would_permit_and_should_not_is_not_done()
    {
        var done =
            from never in House.NeverUses
            from reference in Within(House.MaySee.Keys.Single(project => House.AssemblyOf(project) == never.Assembly))
            where IsIn(never.User, reference.From) && IsIn(never.Used, reference.To)
            select $"{reference.From} -> {reference.To}";

        Assert.Empty(done);
    }

    [Fact]
    public void Load_contexts_are_made_in_one_namespace_alone()
    {
        var users =
            from reference in TypeReferences.Of(House.PathOf("host/runtime/PluginRuntime.Host"))
            where reference.ToAssembly == "McMaster.NETCore.Plugins"
            select NamespaceOf(reference.From);

        Assert.Equal(["PluginRuntime.Plugins"], users.Distinct());
    }

    [Fact]
    public void The_wire_knows_no_contracts() =>
        Assert.DoesNotContain(
            TypeReferences.Of(House.PathOf("host/runtime/PluginRuntime.Loop")),
            reference => (IsIn("PluginRuntime.Http", reference.From) || IsIn("PluginRuntime.RuntimeApi", reference.From)) && reference.ToAssembly == "PluginRuntime.Contracts");

    [Fact]
    public void The_rules_know_no_disk_no_reflection_and_no_metadata()
    {
        string[] denied = ["System.IO.File", "System.IO.Directory", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.IO.FileStream"];
        var used = TypeReferences.Of(House.PathOf("host/runtime/PluginRuntime.Rules"))
            .Where(reference => denied.Contains(reference.To) || (reference.To.StartsWith("System.Reflection.", StringComparison.Ordinal) && !reference.To.EndsWith("Attribute", StringComparison.Ordinal)));

        Assert.Empty(used);
    }

    private static IEnumerable<(string From, string ToAssembly, string To)> Within(string project) =>
        TypeReferences.Of(House.PathOf(project)).Where(reference =>
            reference.ToAssembly == House.AssemblyOf(project) && IsWritten(reference.From) && IsWritten(reference.To));

    private static bool IsIn(string space, string type) => NamespaceOf(type) is var own && (own == space || own.StartsWith(space + ".", StringComparison.Ordinal));

    // StartupHook has no namespace because .NET wants none. What the compiler and the SDK add has no namespace of the project's: attributes they embed, the class around Program.cs.
    private static bool IsWritten(string type) =>
        type.StartsWith("PluginRuntime.", StringComparison.Ordinal) || type.StartsWith("Amazon.Lambda.", StringComparison.Ordinal) || type is "Program" or "StartupHook";

    private static string NamespaceOf(string type) => type.LastIndexOf('.') is var dot and >= 0 ? type[..dot] : type;
}
