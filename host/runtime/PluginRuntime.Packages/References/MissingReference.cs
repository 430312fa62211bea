namespace PluginRuntime.Packages.References;

/// <summary>
/// An assembly that code of a package refers to and that will not be found.
/// </summary>
/// <param name="Name">The simple name of what is missing.</param>
/// <param name="Version">The version that is referred to.</param>
/// <param name="NeededBy">The file that refers to it, without its folder.</param>
/// <param name="Found">The older version that the framework has instead; <see langword="null"/> if there is none.</param>
internal sealed record MissingReference(string Name, Version Version, string NeededBy, Version? Found);
