namespace PluginRuntime.Packages.Zips;

/// <summary>
/// One file that goes into a zip.
/// </summary>
/// <param name="Path">Its path inside, with <c>/</c>: <c>handlers/orders/orders.dll</c>.</param>
/// <param name="Source">The file that is read.</param>
/// <param name="IsExecutable">Whether it is run as a program: mode 0755 instead of 0644.</param>
internal sealed record ZipContent(string Path, string Source, bool IsExecutable = false);
