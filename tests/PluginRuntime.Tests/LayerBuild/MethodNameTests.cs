using PluginRuntime.LayerBuild.Bubble;

namespace PluginRuntime.Tests.LayerBuild;

/// <summary>A line of the seed is read as the runtime wrote it, or refused.</summary>
public sealed class MethodNameTests
{
    [Fact]
    public void Type_name_arguments_and_parameters_are_told_apart()
    {
        var method = MethodName.Parse("System.A`1+B`2[int,System.C`1[char[]][,],bool]:Do[System.__Canon](byref,System.C`1[System.D[]])");

        Assert.Equal("System.A`1+B`2", method.Type.Name);
        Assert.Equal(["int", "System.C`1", "bool"], method.Type.Arguments.Select(type => type.Name));
        Assert.Equal([2], method.Type.Arguments[1].Ranks);
        Assert.Equal([1], method.Type.Arguments[1].Arguments[0].Ranks);
        Assert.Equal("Do", method.Name);
        Assert.Equal(["System.__Canon"], method.Arguments.Select(type => type.Name));
        Assert.Equal(2, method.Parameters);
    }

    [Theory]
    [InlineData("System.A:.ctor()", ".ctor", 0)]
    [InlineData("System.A`1+<>c[int]:<Do>b__0_0(System.__Canon,int,byref)", "<Do>b__0_0", 3)]
    [InlineData("System.A:System.IB.Do(int[],int[,])", "System.IB.Do", 2)]
    public void Names_that_compilers_make_are_names(string line, string name, int parameters) =>
        Assert.Equal((name, parameters), (MethodName.Parse(line).Name, MethodName.Parse(line).Parameters));

    [Theory]
    [InlineData("")]
    [InlineData("System.A")]
    [InlineData("System.A:Do")]
    [InlineData("System.A:Do(")]
    [InlineData("System.A:Do(int")]
    [InlineData("System.A:Do(int,)")]
    [InlineData("System.A:Do()x")]
    [InlineData("System.A`1[int:Do()")]
    [InlineData("System.A`1[int]]:Do()")]
    public void What_is_no_method_is_refused_and_shown(string line) =>
        Assert.Contains($"'{line}'", Assert.Throws<FormatException>(() => MethodName.Parse(line)).Message, StringComparison.Ordinal);
}
