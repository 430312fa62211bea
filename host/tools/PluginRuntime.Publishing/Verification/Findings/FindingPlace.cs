namespace PluginRuntime.Publishing.Verification.Findings;

/// <summary>
/// Where something was found.
/// </summary>
/// <param name="File">What a person would open or make anew: the project, the zip or the DLL.</param>
/// <param name="Package">The package's name; <see langword="null"/> where none was found.</param>
/// <param name="Handler">The handler string that is meant, if one is.</param>
internal sealed record FindingPlace(string File, string? Package = null, string? Handler = null)
{
    /// <summary>The line in the file, from 1; <see langword="null"/> where the file as a whole is meant.</summary>
    public int? Line { get; init; }

    /// <summary>The column in that line, from 1.</summary>
    public int? Column { get; init; }
}
