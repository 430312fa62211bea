namespace PluginRuntime.Cli.Watching;

/// <summary>
/// The sources at one moment.
/// </summary>
internal sealed class SourceSnapshot
{
    private readonly Dictionary<string, FileState> _files;

    private SourceSnapshot(DateTimeOffset takenAt, Dictionary<string, FileState> files)
    {
        TakenAt = takenAt;
        _files = files;
    }

    /// <summary>When the look at them began.</summary>
    public DateTimeOffset TakenAt { get; }

    /// <summary>Looks at all files.</summary>
    /// <param name="sources">What to look at.</param>
    /// <param name="former">An earlier look, which saves reading what has not changed.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="IOException">The folders cannot be read.</exception>
    public static SourceSnapshot Take(SourceSet sources, SourceSnapshot? former, DateTimeOffset now)
    {
        var files = new Dictionary<string, FileState>(StringComparer.Ordinal);
        foreach (var file in sources.Find())
        {
            files[file.Path] = FileState.Of(file, former?._files.GetValueOrDefault(file.Path), now);
        }

        return new SourceSnapshot(now, files);
    }

    /// <summary>
    /// What a build saw that began at an instant before this look: what was written later is left out, and so is a change.
    /// </summary>
    public SourceSnapshot AsOf(DateTimeOffset instant) => new(
        instant,
        _files.Where(file => file.Value.File.Written <= instant).ToDictionary(StringComparer.Ordinal));

    /// <summary>Answers whether a file is new, gone, or of another content.</summary>
    public bool DiffersFrom(SourceSnapshot former) =>
        _files.Count != former._files.Count || _files.Any(file => former.IsNewOrOther(file.Key, file.Value));

    /// <summary>The difference to an earlier look.</summary>
    public SourceChange Since(SourceSnapshot former)
    {
        var written = _files.Where(file => former.IsNewOrOther(file.Key, file.Value)).ToArray();
        var gone = former._files.Keys.Except(_files.Keys, StringComparer.Ordinal);

        // A file that is moved here brings a time from before; when one went is not known.
        var last = written.Select(file => file.Value.File.Written).Append(former.TakenAt).Max();
        return new SourceChange([.. written.Select(file => file.Key), .. gone], last < TakenAt ? last : TakenAt);
    }

    private bool IsNewOrOther(string path, FileState state) =>
        !_files.TryGetValue(path, out var former) || !former.IsSameAs(state);
}
