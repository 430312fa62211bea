namespace PluginRuntime.Tests.Fuzz;

/// <summary>A reader of bytes from outside, and what it may do with any of them.</summary>
/// <param name="Name">Also the name of its corpus.</param>
/// <param name="Read">
/// Reads an input. It catches the exceptions that the reader documents, and throws for whatever else is wrong: each that escapes is a find.
/// </param>
/// <param name="Tokens">Pieces that mean something to the reader, as the corpus writes them.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Read, string[] Tokens)
{
    // Buffers, an exception with its message and stack; a text, its characters and what is made of them for each byte.
    private const int MostAllocatedBytes = 128 * 1024;
    private const int MostAllocatedBytesForEach = 128;

    /// <summary>How often an input is read, each time with memory of its own.</summary>
    public int Readings { get; init; } = 1;

    /// <summary>How long one input may be read.</summary>
    public TimeSpan MostTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Makes what the reader needs, before its memory is looked at.</summary>
    public Action Prepare { get; init; } = () => { };

    /// <summary>Reads an input and holds its memory to the limit.</summary>
    public void Try(byte[] input)
    {
        Prepare();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(input);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(
            allocated <= MostAllocatedBytes + (MostAllocatedBytesForEach * Readings * input.Length), $"{allocated} bytes were allocated for {input.Length} bytes of input.");
    }

    public override string ToString() => Name;
}
