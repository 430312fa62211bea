namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// The version of an asset in a deps.json, by which .NET chooses among files of one name. One without numbers comes before all others.
/// </summary>
/// <remarks>
/// Read as .NET's host reads it: two to four numbers, each cut to 32 bits, or else no version at all. A number that does not fit into 64 bits ends
/// that host's process, so it is refused.
/// </remarks>
internal readonly struct DepsVersion
{
    private readonly int _major;
    private readonly int _minor;
    private readonly int _build;
    private readonly int _revision;

    private DepsVersion(int major, int minor, int build, int revision)
    {
        _major = major;
        _minor = minor;
        _build = build;
        _revision = revision;
    }

    /// <summary>No version.</summary>
    public static DepsVersion None => new(-1, -1, -1, -1);

    /// <summary>Reads a version.</summary>
    /// <param name="text">For example <c>13.0.0.0</c>.</param>
    /// <param name="version">It, or <see cref="None"/>.</param>
    /// <returns>Whether .NET's host can read it.</returns>
    public static bool TryRead(string text, out DepsVersion version)
    {
        version = None;
        var minor = -1;
        var build = -1;
        var revision = -1;
        var at = 0;
        var outcome = HasPoint(text) ? Next(text, ref at, out var major) : Absent(out major);
        outcome = outcome == Number.Read ? Next(text, ref at, out minor) : outcome;
        outcome = outcome == Number.Read ? Next(text, ref at, out build) : outcome;
        outcome = outcome == Number.Read ? Next(text, ref at, out revision, isFourth: true) : outcome;
        if (outcome is Number.Read or Number.Last)
        {
            version = new DepsVersion(major, minor, build, revision);
        }

        return outcome != Number.TooLarge;
    }

    /// <summary>Less than, equal to or greater than zero, as this one comes before, with or after the other.</summary>
    public int CompareTo(DepsVersion other) =>
        _major != other._major ? _major.CompareTo(other._major)
        : _minor != other._minor ? _minor.CompareTo(other._minor)
        : _build != other._build ? _build.CompareTo(other._build)
        : _revision.CompareTo(other._revision);

    private static bool HasPoint(string text)
    {
        foreach (var character in text)
        {
            if (character == '.')
            {
                return true;
            }
        }

        return false;
    }

    // The number up to the next point, or to the end.
    private static Number Next(string text, ref int at, out int number, bool isFourth = false)
    {
        var start = at;
        var value = 0UL;
        var isTooLarge = false;
        while (at < text.Length && (text[at] != '.' || isFourth))
        {
            var digit = (uint)(text[at] - '0');
            if (digit > 9)
            {
                return Absent(out number);
            }

            isTooLarge |= value > (ulong.MaxValue - digit) / 10;
            value = unchecked((value * 10) + digit);
            at++;
        }

        if (at == start)
        {
            return Absent(out number);
        }

        number = unchecked((int)(uint)value);
        at++;
        return isTooLarge ? Number.TooLarge : at > text.Length ? Number.Last : Number.Read;
    }

    private static Number Absent(out int number)
    {
        number = -1;
        return Number.Absent;
    }

    private enum Number
    {
        Absent,
        Read,
        Last,
        TooLarge,
    }
}
