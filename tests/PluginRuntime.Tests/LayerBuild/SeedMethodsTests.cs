using Mono.Cecil;
using Mono.Cecil.Cil;
using PluginRuntime.LayerBuild;
using PluginRuntime.LayerBuild.Bubble;

namespace PluginRuntime.Tests.LayerBuild;

/// <summary>The seed names methods that are in the framework, and the compiler gets each of them.</summary>
public sealed class SeedMethodsTests : IDisposable
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private readonly SeedMethods _methods = SeedMethods.In(Framework);
    private readonly string _folder = Directory.CreateTempSubdirectory("seed").FullName;

    public void Dispose()
    {
        _methods.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("System.Collections.Generic.List`1[int]:Add(int)")]
    [InlineData("System.Collections.Generic.Dictionary`2+Enumerator[System.__Canon,int]:MoveNext()")]
    [InlineData("System.Array:Resize[char](byref,int)")]
    [InlineData("System.Text.Json.Serialization.Converters.ListOfTConverter`2[System.__Canon,System.DateOnly]:Add(byref,byref)")]
    public void A_method_over_types_of_the_framework_could_be_in_it(string line) => Assert.True(_methods.AreIn(line));

    [Theory]
    [InlineData("System.Array:Clear(System.Array)")]
    [InlineData("System.Collections.Generic.List`1[Orders.Order]:Add(Orders.Order)")]
    [InlineData("System.Collections.Generic.List`1[int]:Add()")]
    [InlineData("System.Collections.Generic.List`1[int,int]:Add(int)")]
    [InlineData("System.Collections.Generic.List`1[int]:Added(int)")]
    [InlineData("(dynamicClass):IL_STUB_ReversePInvoke(long,long,long)")]
    public void Others_could_not(string line) => Assert.False(_methods.AreIn(line));

    [Fact]
    public void The_same_lines_give_the_same_profile()
    {
        string[] seed = ["System.Array:Resize[char](byref,int)", "System.Collections.Generic.List`1[int]:Add(int)"];

        SeedProfile.Write(seed, FirstMethods.None, Framework, Path.Join(_folder, "one"));
        SeedProfile.Write(seed, FirstMethods.None, Framework, Path.Join(_folder, "other"));

        Assert.Equal(File.ReadAllBytes(Path.Join(_folder, "one")), File.ReadAllBytes(Path.Join(_folder, "other")));
    }

    [Fact]
    public void Only_what_a_start_calls_has_a_weight_in_it()
    {
        const string First = "System.Array:Resize[char](byref,int)";
        SeedProfile.Write([First, "System.Collections.Generic.List`1[int]:Add(int)"], new FirstMethods(new HashSet<string> { "System.Array:Resize" }), Framework, Path.Join(_folder, "seed"));

        using var profile = ModuleDefinition.ReadModule(Path.Join(_folder, "seed"));
        var instructions = profile.Types[0].Methods.Where(method => method.Name != "AssemblyDictionary").SelectMany(method => method.Body.Instructions).ToArray();
        var weighed = Assert.Single(instructions, instruction => instruction.Operand is "ExclusiveWeight");

        Assert.Equal("Resize", ((MethodReference)weighed.Previous.Operand).Name);
        Assert.Equal(2, instructions.Count(instruction => instruction.OpCode == OpCodes.Ldtoken));
    }

    [Fact]
    public void A_method_of_the_host_that_a_start_calls_is_in_it()
    {
        var host = Path.GetDirectoryName(typeof(SeedProfile).Assembly.Location)!;
        var profile = Path.Join(_folder, "seed");
        using var types = FrameworkTypes.In(host);
        const string Name = "PluginRuntime.LayerBuild.Bubble.SeedFile:Read";

        Assert.True(FirstMethods.IsOfHost(Name, types));
        Assert.False(FirstMethods.IsOfHost("PluginRuntime.LayerBuild.Bubble.SeedFile:Gone", types));
        SeedProfile.Write([], new FirstMethods(new HashSet<string> { Name, "PluginRuntime.Gone:Read" }), host, profile);
        using var module = ModuleDefinition.ReadModule(profile);
        Assert.Contains(module.GetMemberReferences(), member => member.FullName.Contains("SeedFile::Read", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("System.Gone`1[int]:Add(int)", "in no assembly of this .NET")]
    [InlineData("System.Array", "is not a method")]
    public void A_line_that_means_nothing_is_named_with_the_command_that_makes_the_seed(string line, string why)
    {
        var error = Assert.Throws<BuildException>(() => SeedProfile.Write([line], FirstMethods.None, Framework, Path.Join(_folder, "seed")));

        Assert.Contains(line, error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Contains(SeedFile.Command, error.Message, StringComparison.Ordinal);
    }
}
