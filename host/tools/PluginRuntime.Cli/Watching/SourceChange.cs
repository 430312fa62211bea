namespace PluginRuntime.Cli.Watching;

/// <summary>
/// What has changed since a build, an editor's burst taken together.
/// </summary>
/// <param name="Files">Full paths of those that are new, gone, or of another content.</param>
/// <param name="At">The time of the last write; if none is known, of the last look before the change.</param>
internal sealed record SourceChange(IReadOnlyList<string> Files, DateTimeOffset At)
{
    private const string CodeEnding = ".cs";

    private static readonly string[] ProjectFileEndings = ["proj", ".props", ".targets"];

    /// <summary>Whether nothing has changed that decides which packages a project has.</summary>
    public bool IsOfCodeAlone => Files.All(file => file.EndsWith(CodeEnding, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the project may have other sources from now on.</summary>
    public bool IsOfProjectFiles =>
        Files.Any(file => ProjectFileEndings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
}
