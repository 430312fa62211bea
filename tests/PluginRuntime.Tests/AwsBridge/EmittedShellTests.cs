using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PluginRuntime.PluginSide.Shells;

namespace PluginRuntime.Tests.AwsBridge;

public sealed class EmittedShellTests
{
    [Fact]
    public void Members_that_the_source_has_are_taken_from_there()
    {
        var shell = (IContract)EmittedShell.Of<Source>(typeof(IContract))(new Source("Ada"));

        Assert.Equal("Ada", shell.Name);
        Assert.Equal("Ada 1 2 3 4 five", shell.Join(1, 2, 3, 4, "five"));
        Assert.Equal("of the base", ((IBase)shell).FromBase);
    }

    [Fact]
    public void An_object_of_the_source_comes_out_as_the_interface_that_the_member_has()
    {
        var shell = (IContract)EmittedShell.Of<Source>(typeof(IContract))(new Source("Ada"));

        Assert.IsType<Part>(shell.Part);
    }

    [Fact]
    public void An_unknown_abstract_member_gives_the_default_of_its_type()
    {
        var shell = (IContract)EmittedShell.Of<Source>(typeof(IContract))(new Source("Ada"));

        Assert.Null(shell.Unknown);
        Assert.Equal(0, shell.UnknownNumber);
        Assert.Equal(default, shell.UnknownInstant(1));
        shell.UnknownAction("ignored");
    }

    [Fact]
    public void A_default_member_is_replaced_if_the_source_has_it_and_else_kept()
    {
        var shell = (IContract)EmittedShell.Of<Source>(typeof(IContract))(new Source("Ada"));

        Assert.Equal("the source's", shell.Replaced());
        Assert.Equal("the interface's", shell.Kept());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_interface_that_only_its_own_assembly_may_see_is_implemented_as_well(bool isCollectible)
    {
        var compilation = CSharpCompilation.Create(
            "Hidden",
            [CSharpSyntaxTree.ParseText("internal interface IHidden { string Name { get; } } public static class Reader { public static string Read(object hidden) => ((IHidden)hidden).Name; }", cancellationToken: TestContext.Current.CancellationToken)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.Position = 0;
        var hidden = new AssemblyLoadContext("hidden", isCollectible).LoadFromStream(image);

        var shell = EmittedShell.Of<Source>(hidden.GetType("IHidden")!)(new Source("Ada"));

        Assert.Equal("Ada", hidden.GetType("Reader")!.GetMethod("Read")!.Invoke(null, [shell]));
    }

    public interface IBase
    {
        string FromBase { get; }
    }

    public interface IPart;

    public interface IContract : IBase
    {
        string Name { get; }

        IPart Part { get; }

        string? Unknown { get; }

        int UnknownNumber { get; }

        string Join(int one, int two, int three, int four, string five);

        DateTimeOffset UnknownInstant(int argument);

        void UnknownAction(string argument);

        string Replaced() => "the interface's";

        string Kept() => "the interface's";
    }

    public sealed class Part : IPart;

    public sealed class Source(string name)
    {
        public string Name => name;

        public object Part { get; } = new Part();

        public string FromBase { get; } = "of the base";

        public string Join(int one, int two, int three, int four, string five) => $"{name} {one} {two} {three} {four} {five}";

        // Same name, other parameters: not the interface's.
        public string Kept(int argument) => $"{name} {argument}";

        public string Replaced() => name.Length > 0 ? "the source's" : "";
    }
}
