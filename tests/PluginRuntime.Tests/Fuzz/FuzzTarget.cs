namespace PluginRuntime.Tests.Fuzz;

/// <summary>A reader of bytes from outside, and what it may do with any of them.</summary>
/// <param name="Name">Also the name of its corpus.</param>
/// <param name="Read">
/// Reads an input. It catches the exceptions that the reader documents, and throws for whatever else is wrong: each that escapes is a find.
/// </param>
/// <param name="Tokens">Pieces that mean something to the reader, as the corpus writes them.</param>
/// <param name="MostAllocatedBytes">The most that reading one input may allocate.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Read, string[] Tokens, long MostAllocatedBytes = 512 * 1024)
{
    /// <summary>Reads an input and holds its memory to the limit.</summary>
    public void Try(byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(input);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated <= MostAllocatedBytes, $"{allocated} bytes were allocated for {input.Length} bytes of input.");
    }

    public override string ToString() => Name;
}
