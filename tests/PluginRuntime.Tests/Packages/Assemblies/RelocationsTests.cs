using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Reflection.PortableExecutable;
using PluginRuntime.Packages.Assemblies;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Packages.Assemblies;

public sealed class RelocationsTests
{
    // Compiled ahead of time, with hundreds of relocations.
    private static readonly byte[] Whole = File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.Collections.dll"));

    [Fact]
    public void Those_of_every_assembly_of_the_framework_and_of_all_that_was_built_here_are_sound()
    {
        var all = Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Concat(Directory.GetFiles(Repository.Path("artifacts", "bin"), "*.dll", SearchOption.AllDirectories).Where(path => !path.Contains("runtimes", StringComparison.Ordinal)));

        Assert.All(all, path => Check(File.ReadAllBytes(path)));
    }

    [Theory]
    // The table's place and size, as its entry in the headers says.
    [InlineData(0, 0x7FFFFFFF)]
    [InlineData(0, 1)]
    [InlineData(4, 0)]
    [InlineData(4, -1)]
    [InlineData(4, 0x7FFFFFFF)]
    [InlineData(4, 2)]
    public void P11_A_table_that_is_not_in_the_file_is_refused(int field, int value)
    {
        var damaged = Whole.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(damaged.AsSpan(EntryOfTable() + field), value);

        Assert.Throws<BadImageFormatException>(() => Check(damaged));
    }

    [Theory]
    // A block's page, a block's size, a single one's kind and place.
    [InlineData(0, 4, 0x7FFFFFFF)]
    [InlineData(4, 4, 0)]
    [InlineData(4, 4, 7)]
    [InlineData(4, 4, 0x7FFFFFFC)]
    [InlineData(8, 2, 0x5000)]
    public void P11_A_table_that_leads_out_of_the_file_is_refused(int offset, int width, int value)
    {
        var damaged = Whole.ToArray();
        var field = damaged.AsSpan(TableInFile() + offset, width);
        if (width == 4)
        {
            BinaryPrimitives.WriteInt32LittleEndian(field, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(field, (ushort)value);
        }

        Assert.Throws<BadImageFormatException>(() => Check(damaged));
    }

    [Fact]
    public void P11_A_table_of_zeros_is_refused()
    {
        var damaged = Whole.ToArray();
        damaged.AsSpan(TableInFile(), 64).Clear();

        Assert.Throws<BadImageFormatException>(() => Check(damaged));
    }

    private static int EntryOfTable()
    {
        using var file = Open(Whole);
        return file.PEHeaders.PEHeaderStartOffset + 112 + (5 * 8);
    }

    private static int TableInFile()
    {
        using var file = Open(Whole);
        var table = file.PEHeaders.PEHeader!.BaseRelocationTableDirectory;
        Assert.True(file.PEHeaders.TryGetDirectoryOffset(table, out var offset));
        return offset;
    }

    private static PEReader Open(byte[] bytes) => new(ImmutableArray.Create(bytes));

    private static void Check(byte[] bytes)
    {
        using var file = Open(bytes);
        try
        {
            Relocations.Check(file);
        }
        catch (InvalidOperationException error)
        {
            throw new BadImageFormatException(error.Message, error);
        }
    }
}
