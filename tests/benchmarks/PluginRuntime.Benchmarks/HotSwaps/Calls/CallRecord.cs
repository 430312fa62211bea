namespace PluginRuntime.Benchmarks.HotSwaps.Calls;

/// <summary>What became of all calls of some callers.</summary>
/// <param name="Begun">How many there were.</param>
/// <param name="Doubled">How many were answered by a request id that another call had been answered by.</param>
/// <param name="Reasons">The first reasons of those that were not answered, or not by their own answer.</param>
/// <param name="Answered">Those that got their own answer, in the order in which they ended.</param>
internal sealed record CallRecord(long Begun, long Doubled, IReadOnlyList<string> Reasons, IReadOnlyList<Call> Answered)
{
    /// <summary>How many got no answer, a function error, or the answer to another call.</summary>
    public long Lost => Begun - Answered.Count;

    /// <summary>Reads what another process has written.</summary>
    public static CallRecord ReadFrom(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        var (begun, doubled) = (reader.ReadInt64(), reader.ReadInt64());
        var reasons = new string[reader.ReadInt32()];
        for (var index = 0; index < reasons.Length; index++)
        {
            reasons[index] = reader.ReadString();
        }

        var answered = new Call[reader.ReadInt32()];
        for (var index = 0; index < answered.Length; index++)
        {
            answered[index] = new Call(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32());
        }

        return new CallRecord(begun, doubled, reasons, answered);
    }

    /// <summary>Writes it for another process.</summary>
    public void WriteTo(string path)
    {
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write(Begun);
        writer.Write(Doubled);
        writer.Write(Reasons.Count);
        foreach (var reason in Reasons)
        {
            writer.Write(reason);
        }

        writer.Write(Answered.Count);
        foreach (var call in Answered)
        {
            writer.Write(call.BeganAt);
            writer.Write(call.EndedAt);
            writer.Write(call.Version);
        }
    }
}
