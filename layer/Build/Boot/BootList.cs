using System.Text;
using System.Text.Json;

namespace PluginRuntime.LayerBuild.Boot;

/// <summary>
/// <c>host/boot.list</c>: the program, the settings and the assemblies that the native boot starts .NET with.
/// </summary>
/// <remarks>What .NET's own starting program takes from the published <c>deps.json</c> and <c>runtimeconfig.json</c> at every start. <c>layer/boot/list.h</c> tells the form.</remarks>
internal static class BootList
{
    private const string Program = "PluginRuntime.Host";

    /// <summary>Writes the list.</summary>
    /// <exception cref="BuildException">The published files say what a list cannot.</exception>
    public static void Write(HostPublish published, LayerVariant variant, string path)
    {
        var text = new StringBuilder($"program {Program}.dll\nset RUNTIME_IDENTIFIER={variant.Runtime}\n");
        foreach (var (name, value) in Settings(Path.Join(published.Directory, Program + ".runtimeconfig.json")))
        {
            text.Append("set ").Append(name).Append('=').Append(value).Append('\n');
        }

        foreach (var assembly in Assemblies(Path.Join(published.Directory, Program + ".deps.json")))
        {
            text.Append("trust ").Append(assembly).Append('\n');
        }

        File.WriteAllText(path, text.Append("end\n").ToString());
    }

    private static IEnumerable<(string Name, string Value)> Settings(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var options = document.RootElement.GetProperty("runtimeOptions");
        return options.TryGetProperty("configProperties", out var settings)
            ? [.. settings.EnumerateObject().Select(setting => (setting.Name, ValueOf(setting.Value))).OrderBy(setting => setting.Name, StringComparer.Ordinal)]
            : [];
    }

    // As .NET's own starting program hands them on.
    private static string ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToString(),
    };

    private static IEnumerable<string> Assemblies(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonProperty[] libraries = [.. document.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject())];
        if (libraries.FirstOrDefault(library => library.Value.TryGetProperty("resources", out _)) is { Value.ValueKind: JsonValueKind.Object, Name: var name })
        {
            throw new BuildException(
                $"""
                {path} gives satellite assemblies of {name}, and the native boot knows none.
                SatelliteResourceLanguages of the host's project should be 'en', so that there are none.
                """);
        }

        return [.. libraries.SelectMany(AssembliesOf).Distinct().Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> AssembliesOf(JsonProperty library) =>
        library.Value.TryGetProperty("runtime", out var files) ? files.EnumerateObject().Select(file => Path.GetFileName(file.Name)) : [];
}
