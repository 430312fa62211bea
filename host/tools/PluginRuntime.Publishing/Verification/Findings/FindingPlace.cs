namespace PluginRuntime.Publishing.Verification.Findings;

/// <summary>
/// Where something was found.
/// </summary>
/// <param name="File">What a person would open or make anew: the project, the zip or the DLL.</param>
/// <param name="Package">The package's name; <see langword="null"/> where none was found.</param>
/// <param name="Handler">The handler string that is meant, if one is.</param>
internal sealed record FindingPlace(string File, string? Package = null, string? Handler = null);
