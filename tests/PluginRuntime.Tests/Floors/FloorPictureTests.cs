using PluginRuntime.Tests.Documentation;

namespace PluginRuntime.Tests.Floors;

/// <summary>The picture of the floors in <c>host/ARCHITECTURE.md</c> is what <see cref="FloorTests"/> holds the assemblies against.</summary>
public sealed class FloorPictureTests
{
    // One line a floor, the topmost first, below the line of its assembly.
    private static readonly string[] Picture =
    [
        .. from line in Document.At("host/ARCHITECTURE.md").Section("Floors").Split('\n')
           where line.StartsWith("  ", StringComparison.Ordinal)
           select line.Trim() is var floor && floor == "Program" ? "" : floor,
    ];

    [Fact]
    public void It_has_every_floor_once() => Assert.Equal(FloorTests.Below.Keys.Order(), Picture.Order());

    [Fact]
    public void Whatever_a_floor_may_use_stands_below_it() => Assert.Empty(
        from floor in FloorTests.Below
        from used in floor.Value
        where Array.IndexOf(Picture, used) < Array.IndexOf(Picture, floor.Key)
        select $"{floor.Key} -> {used}");
}
