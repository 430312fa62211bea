using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;

namespace PluginRuntime.Handlers.Tables;

/// <summary>
/// Finds a method by its name in an assembly's metadata as it lies in memory: ECMA-335, II.24.
/// </summary>
/// <remarks>
/// Reflection looks for a type by name with vector code, which the JIT compiles, and for an attribute among all with some twenty types; a reader of metadata is an
/// assembly more. For one row of one table of a compiler's own output this is all that is needed; what is not as usual is not found.
/// </remarks>
internal readonly unsafe ref struct RawMethods
{
    private const int Methods = 6;
    private const int MostTables = 64;
    private const ushort IsStatic = 0x10;

    private readonly byte* _tables;
    private readonly byte* _names;
    private readonly int _namesLength;
    private readonly byte* _signatures;

    private RawMethods(byte* metadata)
    {
        var versionLength = Unsafe.ReadUnaligned<int>(metadata + 12);
        var streams = metadata + 16 + versionLength;
        int count = Unsafe.ReadUnaligned<ushort>(streams + 2);
        var stream = streams + 4;
        for (var index = 0; index < count; index++)
        {
            var start = metadata + Unsafe.ReadUnaligned<int>(stream);
            var name = stream + 8;
            switch (name[1])
            {
                case (byte)'~':
                    _tables = start;
                    break;
                case (byte)'S':
                    _names = start;
                    _namesLength = Unsafe.ReadUnaligned<int>(stream + 4);
                    break;
                case (byte)'B':
                    _signatures = start;
                    break;
            }

            var length = 0;
            while (name[length] != 0)
            {
                length++;
            }

            stream = name + ((length + 4) & ~3);
        }
    }

    private bool IsUsual => _tables is not null && _names is not null && _signatures is not null;

    /// <summary>The numbers of rows, of the tables that there are, with their rows behind.</summary>
    private byte* Rows => _tables + 24;

    /// <summary>The static method of this name that takes nothing.</summary>
    /// <returns>Its token; 0 if there is none.</returns>
    public static int FindStatic(Assembly assembly, ReadOnlySpan<byte> name)
    {
        if (!assembly.TryGetRawMetadata(out var metadata, out _))
        {
            return 0;
        }

        var methods = new RawMethods(metadata);
        return methods.IsUsual ? methods.Find(name) : 0;
    }

    private int Find(ReadOnlySpan<byte> name)
    {
        var wanted = RawMetadata.Find(new ReadOnlySpan<byte>(_names, _namesLength), name);
        if (wanted < 0)
        {
            return 0;
        }

        var nameSize = HeapIndex(1);
        var signatureSize = HeapIndex(4);
        var rowSize = 8 + nameSize + signatureSize + TableIndex(8);
        var row = FirstMethod();
        var count = Count(Methods);
        for (var number = 1; number <= count; number++, row += rowSize)
        {
            if (Read(row + 8, nameSize) == wanted && (Unsafe.ReadUnaligned<ushort>(row + 6) & IsStatic) != 0)
            {
                var signature = _signatures + Read(row + 8 + nameSize, signatureSize);

                // Its length, no 'this' and no type parameters, no parameters.
                return signature[1] == 0 && signature[2] == 0 ? (Methods << 24) | number : 0;
            }
        }

        return 0;
    }

    /// <summary>Where the table of methods begins: behind those of the module, of references to types, of types and of fields.</summary>
    private byte* FirstMethod()
    {
        var name = HeapIndex(1);
        var scope = CodedIndex(0, 1, 26, 35);
        var parent = CodedIndex(1, 2, 27, 27);
        var at = Rows + (4 * TablesBefore(MostTables));
        at += Count(0) * (2 + name + (3 * HeapIndex(2)));
        at += Count(1) * (scope + (2 * name));
        at += Count(2) * (4 + (2 * name) + parent + TableIndex(4) + TableIndex(Methods));
        at += Count(3) * TableIndex(4);
        at += Count(4) * (2 + name + HeapIndex(4));
        at += Count(5) * TableIndex(Methods);
        return at;
    }

    private int TablesBefore(int table)
    {
        var count = 0;
        for (var other = 0; other < table; other++)
        {
            count += HasTable(other) ? 1 : 0;
        }

        return count;
    }

    private bool HasTable(int table) => ((Unsafe.ReadUnaligned<ulong>(_tables + 8) >> table) & 1) != 0;

    private int Count(int table) => HasTable(table) ? Unsafe.ReadUnaligned<int>(Rows + (4 * TablesBefore(table))) : 0;

    private int HeapIndex(byte flag) => (_tables[6] & flag) != 0 ? 4 : 2;

    private int TableIndex(int table) => Count(table) > ushort.MaxValue ? 4 : 2;

    // Two bits say which of the tables is meant.
    private int CodedIndex(int first, int second, int third, int fourth)
    {
        const int Most = ushort.MaxValue >> 2;
        return Count(first) > Most || Count(second) > Most || Count(third) > Most || Count(fourth) > Most ? 4 : 2;
    }

    private static int Read(byte* at, int size) => size == 2 ? Unsafe.ReadUnaligned<ushort>(at) : Unsafe.ReadUnaligned<int>(at);
}
