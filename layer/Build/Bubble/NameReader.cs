namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>
/// Reads one line of the seed from its beginning to its end.
/// </summary>
internal sealed class NameReader(string line)
{
    private int _next;

    /// <summary>Whether nothing is left.</summary>
    public bool IsAtEnd => _next == line.Length;

    /// <summary>Takes all up to one of two characters, at least one.</summary>
    public string Until(params ReadOnlySpan<char> ends)
    {
        var length = line.AsSpan(_next).IndexOfAny(ends);
        var taken = length > 0 ? line.Substring(_next, length) : throw Fault();
        _next += length;
        return taken;
    }

    /// <summary>Takes a character if it comes next.</summary>
    public bool Skip(char expected)
    {
        var isNext = _next < line.Length && line[_next] == expected;
        _next += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>Takes a character that must come next.</summary>
    public void Expect(char expected)
    {
        if (!Skip(expected))
        {
            throw Fault();
        }
    }

    /// <summary>What is wrong with the line.</summary>
    public FormatException Fault() =>
        new($"'{line}' is not a method as the runtime lists it, at its character {_next + 1}. It should be as in System.Array:Resize[char](byref,int).");
}
