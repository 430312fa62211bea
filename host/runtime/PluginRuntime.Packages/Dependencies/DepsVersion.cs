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
        var rest = text.AsSpan();
        var major = -1;
        var minor = -1;
        var build = -1;
        var revision = -1;
        var outcome = rest.IndexOf('.') < 0 ? Number.Absent : Next(ref rest, false, out major);
        outcome = outcome == Number.Read ? Next(ref rest, false, out minor) : outcome;
        outcome = outcome == Number.Read ? Next(ref rest, false, out build) : outcome;
        outcome = outcome == Number.Read ? Next(ref rest, true, out revision) : outcome;
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

    // The number up to the next point, or all that is left.
    private static Number Next(ref ReadOnlySpan<char> rest, bool isFourth, out int number)
    {
        number = -1;
        var point = isFourth ? -1 : rest.IndexOf('.');
        var digits = point < 0 ? rest : rest[..point];
        rest = point < 0 ? default : rest[(point + 1)..];
        if (digits.IsEmpty)
        {
            return Number.Absent;
        }

        var value = 0UL;
        var isTooLarge = false;
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '9')
            {
                return Number.Absent;
            }

            isTooLarge |= value > (ulong.MaxValue - (ulong)(digit - '0')) / 10;
            value = unchecked((value * 10) + (ulong)(digit - '0'));
        }

        number = unchecked((int)(uint)value);
        return isTooLarge ? Number.TooLarge : point < 0 ? Number.Last : Number.Read;
    }

    private enum Number
    {
        Absent,
        Read,
        Last,
        TooLarge,
    }
}
