using CsCheck;

namespace PluginRuntime.Tests.Fuzz;

/// <summary>One change to an input: what is done, where, and with which bytes.</summary>
internal readonly record struct Mutation(Mutation.Kind What, uint Where, int Length, byte[] Bytes)
{
    private const int LongestStretch = 40;
    private const int MostRepetitions = 3_000;

    internal enum Kind
    {
        Insert,
        Overwrite,
        Remove,
        Duplicate,
        FlipBit,
        CutOff,
        Repeat,
    }

    /// <summary>
    /// Inputs for a target: three in five are a valid one with one mutation, one in ten is valid, and the rest are far from it.
    /// </summary>
    public static Gen<byte[]> Inputs(FuzzTarget target, Corpus corpus)
    {
        byte[][] tokens = [.. target.Tokens.Select(Corpus.Input)];
        var bytes = Gen.Frequency<byte[]>((3, Gen.OneOf<byte[]>(tokens)), (2, Gen.Byte.Array[1, 4]));
        var mutation = Gen.Select(
            Gen.Enum<Kind>(), Gen.UInt, Gen.Int[1, LongestStretch], bytes, (what, where, length, inserted) => new Mutation(what, where, length, inserted));
        var count = Gen.Frequency<int>((1, Gen.Const(0)), (7, Gen.Const(1)), (2, Gen.Int[2, 5]));
        var mutated = count.SelectMany(number => Gen.Select(
            Gen.OneOf<byte[]>([.. corpus.Valid, .. number > 1 ? corpus.OnceFailed : []]),
            mutation.Array[number],
            (seed, mutations) => mutations.Aggregate(seed, (input, next) => next.Of(input))));
        return Gen.Frequency<byte[]>((9, mutated), (1, Gen.OneOf<byte[]>(Gen.Byte.Array[0, 200], Gen.OneOf<byte[]>(tokens).Array[0, 12].Select(Join))));
    }

    private byte[] Of(byte[] input)
    {
        var at = (int)(Where % ((uint)input.Length + 1));
        var end = Math.Min(at + Length, input.Length);
        return What switch
        {
            Kind.Insert => [.. input[..at], .. Bytes, .. input[at..]],
            Kind.Overwrite => [.. input[..at], .. Bytes, .. input[Math.Min(at + Bytes.Length, input.Length)..]],
            Kind.Remove => [.. input[..at], .. input[end..]],
            Kind.Duplicate => [.. input[..end], .. input[at..]],
            Kind.FlipBit => Flipped(input, at),
            Kind.CutOff => input[..at],
            _ => [.. input[..at], .. Join([.. Enumerable.Repeat(Bytes, Length * Length * MostRepetitions / (LongestStretch * LongestStretch) + 1)]), .. input[at..]],
        };
    }

    private byte[] Flipped(byte[] input, int at)
    {
        byte[] flipped = [.. input];
        if (at < flipped.Length)
        {
            flipped[at] ^= (byte)(1 << (Length % 8));
        }

        return flipped;
    }

    private static byte[] Join(byte[][] pieces) => [.. pieces.SelectMany(piece => piece)];
}
