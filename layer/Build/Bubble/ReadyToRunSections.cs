using System.Collections.Immutable;
using System.Reflection.PortableExecutable;

namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>The parts of what an assembly has compiled ahead of time.</summary>
/// <remarks>Source: https://github.com/dotnet/runtime/blob/main/docs/design/coreclr/botr/readytorun-format.md</remarks>
internal static class ReadyToRunSections
{
    private const uint Signature = 0x00525452;
    private const int CountAt = 12;

    /// <summary>The bytes of each section by its number; nothing of an assembly that has only IL.</summary>
    public static Dictionary<int, ImmutableArray<byte>> Of(PEReader file)
    {
        var header = file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory;
        if (header.Size == 0 || file.GetSectionData(header.RelativeVirtualAddress).GetReader() is var reader && reader.ReadUInt32() != Signature)
        {
            return [];
        }

        reader.Offset = CountAt;
        var count = reader.ReadInt32();
        return Enumerable.Range(0, count).Select(_ => (Type: reader.ReadInt32(), Address: reader.ReadInt32(), Size: reader.ReadInt32()))
            .ToDictionary(section => section.Type, section => file.GetSectionData(section.Address).GetContent(0, section.Size));
    }
}
