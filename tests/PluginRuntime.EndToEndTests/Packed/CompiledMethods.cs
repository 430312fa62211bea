using System.Buffers.Binary;
using System.Reflection.PortableExecutable;

namespace PluginRuntime.EndToEndTests.Packed;

/// <summary>How much of an assembly is compiled ahead of time.</summary>
internal static class CompiledMethods
{
    private const int RuntimeFunctions = 102;
    private const int HeaderBytes = 16;
    private const int SectionBytes = 12;
    private const int FunctionBytes = 12;

    /// <summary>The number of functions in its ReadyToRun code for x64; 0 if it has none.</summary>
    /// <remarks>https://github.com/dotnet/runtime/blob/main/docs/design/coreclr/botr/readytorun-format.md</remarks>
    public static int CountIn(byte[] image)
    {
        using var reader = new PEReader(new MemoryStream(image));
        var native = reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory;
        if (native.Size == 0)
        {
            return 0;
        }

        var header = reader.GetSectionData(native.RelativeVirtualAddress).GetContent().AsSpan();
        var sections = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        for (var index = 0; index < sections; index++)
        {
            var section = header[(HeaderBytes + (index * SectionBytes))..];
            if (BinaryPrimitives.ReadInt32LittleEndian(section) == RuntimeFunctions)
            {
                return BinaryPrimitives.ReadInt32LittleEndian(section[8..]) / FunctionBytes;
            }
        }

        return 0;
    }
}
