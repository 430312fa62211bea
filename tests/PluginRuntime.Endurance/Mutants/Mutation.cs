using System.Buffers.Binary;

namespace PluginRuntime.Endurance.Mutants;

/// <summary>One change of a library's bytes, by a seed.</summary>
internal static class Mutation
{
    // The headers, in which a byte counts most.
    private const int HeadBytes = 1024;

    /// <summary>The library with the change.</summary>
    public static byte[] Of(byte[] library, int seed)
    {
        var random = new Random(seed);
        var bytes = (byte[])library.Clone();
        switch (random.Next(6))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                bytes.AsSpan(Place(random, bytes.Length)).Slice(0, 1).Fill((byte)random.Next(256));
                return bytes;
            case 2:
                bytes[random.Next(Math.Min(HeadBytes, bytes.Length))] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 3:
                var start = Place(random, bytes.Length);
                bytes.AsSpan(start, Math.Min(random.Next(1, 64), bytes.Length - start)).Clear();
                return bytes;
            case 4:
                BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(Place(random, bytes.Length - 8) & ~7), (ulong)random.NextInt64());
                return bytes;
            default:
                for (var change = random.Next(2, 20); change > 0; change--)
                {
                    bytes[Place(random, bytes.Length)] ^= (byte)random.Next(1, 256);
                }

                return bytes;
        }
    }

    private static int Place(Random random, int length) => random.Next(2) == 0 ? random.Next(Math.Min(HeadBytes, length)) : random.Next(length);
}
