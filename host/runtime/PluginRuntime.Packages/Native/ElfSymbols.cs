using System.Buffers.Binary;

namespace PluginRuntime.Packages.Native;

/// <summary>
/// The symbols of a library, looked up as the system's loader does.
/// </summary>
/// <remarks>
/// By the table of hashes that the file has, of which there are two kinds: the GNU one is in none of the standards (https://sourceware.org/gnu-gabi/program-loading-and-dynamic-linking.txt),
/// the other is in https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html#hash.
/// </remarks>
internal sealed class ElfSymbols(ElfReader file, ElfDynamic dynamic)
{
    private const int SymbolLength = 24;
    private const int MostSteps = 10_000;

    /// <summary>Whether it exports a function.</summary>
    /// <param name="name">Its name, in ASCII.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public bool Has(string name) => dynamic.Symbols is { } symbols
        && (dynamic.GnuHashes is { } gnu ? FindByGnu(gnu, symbols, name) : dynamic.Hashes is { } hashes && FindBySystem(hashes, symbols, name));

    private bool FindByGnu(ulong table, ulong symbols, string name)
    {
        var (buckets, first, words) = (Number(table), Number(table + 4), Number(table + 8));
        if (buckets == 0)
        {
            return false;
        }

        var bucketsStart = table + 16 + (8UL * words);
        var chains = bucketsStart + (4UL * buckets);
        var hash = GnuHash(name);
        var index = Number(bucketsStart + (4UL * (hash % buckets)));
        for (var step = 0; index >= first && index != 0 && step < MostSteps; step++, index++)
        {
            var found = Number(chains + (4UL * (index - first)));
            if ((found | 1) == (hash | 1) && IsFunction(symbols, index, name))
            {
                return true;
            }

            // The lowest bit marks the last of a chain.
            if ((found & 1) != 0)
            {
                return false;
            }
        }

        return false;
    }

    private bool FindBySystem(ulong table, ulong symbols, string name)
    {
        var buckets = Number(table);
        if (buckets == 0)
        {
            return false;
        }

        var chains = table + 8 + (4UL * buckets);
        var index = Number(table + 8 + (4UL * (SystemHash(name) % buckets)));
        for (var step = 0; index != 0 && step < MostSteps; step++)
        {
            if (IsFunction(symbols, index, name))
            {
                return true;
            }

            index = Number(chains + (4UL * index));
        }

        return false;
    }

    // Defined here, seen from outside, and code: the low half of the second field is what it is, the high half for whom.
    private bool IsFunction(ulong symbols, uint index, string name)
    {
        Span<byte> symbol = stackalloc byte[SymbolLength];
        return file.Fills(symbols + ((ulong)index * SymbolLength), symbol)
            && (symbol[4] & 0xF) is 0 or 2
            && (symbol[4] >> 4) is 1 or 2
            && BinaryPrimitives.ReadUInt16LittleEndian(symbol[6..]) != 0
            && dynamic.Text(BinaryPrimitives.ReadUInt32LittleEndian(symbol)) == name;
    }

    private uint Number(ulong offset)
    {
        Span<byte> bytes = stackalloc byte[4];
        return file.Fills(offset, bytes) ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;
    }

    private static uint GnuHash(string name)
    {
        var hash = 5381U;
        foreach (var character in name)
        {
            hash = unchecked((hash * 33) + character);
        }

        return hash;
    }

    private static uint SystemHash(string name)
    {
        var hash = 0U;
        foreach (var character in name)
        {
            hash = unchecked((hash << 4) + character);
            hash = (hash ^ ((hash & 0xF0000000) >> 24)) & 0x0FFFFFFF;
        }

        return hash;
    }
}
