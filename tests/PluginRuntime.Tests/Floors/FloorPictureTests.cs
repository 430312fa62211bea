using PluginRuntime.Tests.Documentation;

namespace PluginRuntime.Tests.Floors;

/// <summary>The picture of the floors in <c>host/ARCHITECTURE.md</c> is what <see cref="FloorTests"/> holds the assemblies against.</summary>
public sealed class FloorPictureTests
{
    [Fact]
    public void It_has_the_floors_of_every_assembly_in_their_order()
    {
        // The line of an assembly, then one line a floor, the topmost first.
        var lines = Document.At("host/ARCHITECTURE.md").Section("Floors").Split('\n').SkipWhile(line => line != "```text").Skip(1).TakeWhile(line => line != "```");

        Assert.Equal(House.Floors.SelectMany(assembly => assembly.Value.Select(floor => "  " + floor).Prepend(assembly.Key + ":")), lines);
    }
}
