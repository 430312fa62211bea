namespace PluginRuntime.Packages.Files;

/// <summary>
/// What the kernel says of a file: <c>struct statx</c>, the same on every architecture. On Linux alone.
/// </summary>
internal unsafe struct FileStatus
{
    /// <summary>What can be asked for: whether it is a file, a folder or something else, whose it is, when it changed, and its number.</summary>
    public const uint AsksType = 0x1;
    public const uint AsksOwner = 0x8;
    public const uint AsksChange = 0x80;
    public const uint AsksNode = 0x100;

    private const int CurrentFolder = -100;
    private const int NotThroughLinks = 0x100;
    private const ushort TypeMask = 0xf000;
    private const ushort File = 0x8000;
    private const ushort Folder = 0x4000;
    private const ushort Link = 0xa000;

    private fixed ulong _words[32];

    /// <summary>Whether it is neither a file nor a folder.</summary>
    public readonly bool IsSpecial => Type is not (File or Folder);

    /// <summary>Whether it is a symbolic link: asked without following.</summary>
    public readonly bool IsLink => Type == Link;

    /// <summary>The number of the user whose it is.</summary>
    public readonly uint Owner => (uint)(_words[2] >> 32);

    /// <summary>Its number in its file system.</summary>
    public readonly ulong Node => _words[4];

    /// <summary>When it last changed, content or not, in seconds since 1970, and the nanoseconds behind them.</summary>
    public readonly ulong ChangedAt => _words[12];
    public readonly uint ChangedNanoseconds => (uint)_words[13];

    private readonly int Type => (ushort)(_words[3] >> 32) & TypeMask;

    /// <summary>Asks.</summary>
    /// <param name="path">The file.</param>
    /// <param name="asked">What for; the rest may be missing.</param>
    /// <param name="status">The answer.</param>
    /// <param name="followsLinks">Whether a link is the file that it leads to.</param>
    /// <returns>Whether there is such a file.</returns>
    public static bool TryRead(string path, uint asked, out FileStatus status, bool followsLinks = true)
    {
        status = default;
        fixed (byte* start = LibcFiles.Path(path))
        {
            fixed (ulong* words = status._words)
            {
                return LibcFiles.Status(CurrentFolder, start, followsLinks ? 0 : NotThroughLinks, asked, (byte*)words) == 0;
            }
        }
    }
}
