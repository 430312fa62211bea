using PluginRuntime.LayerBuild;
using PluginRuntime.LayerBuild.Boot;

namespace PluginRuntime.Tests.LayerBuild;

/// <summary>The first boot that the machine can build is taken, and the build says why it is not the very first.</summary>
public sealed class LayerBootTests
{
    private static readonly string[] Runtimes = ["linux-x64", "linux-arm64"];

    [Fact]
    public void The_script_takes_the_place_of_what_the_machine_cannot_compile()
    {
        var script = new ScriptBoot();

        Assert.Same(script, LayerBoot.Choose([new WithoutCompiler(), script], Runtimes));
    }

    [Fact]
    public void None_is_chosen_where_the_only_one_that_was_asked_for_cannot_be_built() => Assert.Null(LayerBoot.Choose([new WithoutCompiler()], Runtimes));

    [Fact]
    public void The_first_one_is_chosen_where_nothing_is_missing()
    {
        var script = new ScriptBoot();

        Assert.Same(script, LayerBoot.Choose([script, new WithoutCompiler()], Runtimes));
    }

    private sealed class WithoutCompiler : LayerBoot
    {
        public override string Name => "native";

        public override string? Missing(IEnumerable<string> runtimes) => "There is no compiler.";

        public override string? Compiler(LayerVariant variant) => null;

        public override bool Replaces(string publishedFile) => false;

        public override void Write(Repository repository, LayerVariant variant, HostPublish published, string tree) => throw new InvalidOperationException();
    }
}
