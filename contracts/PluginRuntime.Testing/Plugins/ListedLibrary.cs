using System.Text.Json;

namespace PluginRuntime.Plugins;

/// <summary>
/// One entry of the list of libraries that the build has written for the test (its deps.json).
/// </summary>
/// <param name="Needs">The libraries that it needs.</param>
/// <param name="Files">The file names of what it brings.</param>
internal sealed record ListedLibrary(string[] Needs, string[] Files)
{
    /// <summary>Whether what a project brings along has a file: also a library that its code never calls, of which no reference is compiled in.</summary>
    public static bool Brings(string project, string fileName)
    {
        var libraries = Read();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { project };
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var next))
        {
            if (!libraries.TryGetValue(next, out var library))
            {
                continue;
            }

            if (library.Files.Contains(fileName, StringComparer.OrdinalIgnoreCase))
            {
                return true;
            }

            foreach (var needed in library.Needs.Where(seen.Add))
            {
                open.Enqueue(needed);
            }
        }

        return false;
    }

    private static Dictionary<string, ListedLibrary> Read()
    {
        var libraries = new Dictionary<string, ListedLibrary>(StringComparer.OrdinalIgnoreCase);
        var lists = ((string?)AppContext.GetData("APP_CONTEXT_DEPS_FILES") ?? "").Split(';');
        foreach (var file in lists.Where(File.Exists))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var library in document.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
            {
                libraries.TryAdd(library.Name.Split('/')[0], new ListedLibrary(Names(library.Value, "dependencies"), [.. Names(library.Value, "runtime").Select(path => Path.GetFileName(path)!)]));
            }
        }

        return libraries;
    }

    private static string[] Names(JsonElement library, string property) =>
        library.TryGetProperty(property, out var values) ? [.. values.EnumerateObject().Select(value => value.Name)] : [];
}
