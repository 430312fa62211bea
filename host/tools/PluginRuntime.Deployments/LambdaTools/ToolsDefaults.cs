using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments.LambdaTools;

/// <summary>
/// The file in which <c>dotnet lambda</c> keeps the settings of the project beside it.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/csharp-package-cli.html</remarks>
internal static class ToolsDefaults
{
    /// <summary>The file's name.</summary>
    public const string FileName = "aws-lambda-tools-defaults.json";

    /// <summary>The one function of a file; none, where another file describes the functions and this one the tool's other settings.</summary>
    public static IReadOnlyList<DescribedFunction> Functions(DescriptionFile file)
    {
        var settings = JsonReader.Read(file).AsMapping(file);
        if (settings.Find("function-handler") is null || settings.Find("template") is not null || settings.Find("image-tag") is not null)
        {
            return [];
        }

        var layers = Layers(settings);
        return
        [
            new DescribedFunction(settings.Find("function-name") is ScalarNode name ? name.Text : Path.GetFileName(file.Directory), settings.Place)
            {
                Handler = Value(settings, "function-handler"),
                Runtime = Value(settings, "function-runtime"),
                Architecture = Value(settings, "function-architecture"),
                Code = Code(file, settings),
                Layers = layers,
                // Else they may be given when the tool is started.
                AreLayersKnown = layers.Length > 0,
            },
        ];
    }

    private static DescribedCode Code(DescriptionFile file, MappingNode settings) =>
        (Value(settings, "package") ?? Value(settings, "project-location")) is { } code
            ? DescribedCode.Of(code, file.Directory)
            : DescribedCode.At(file.Directory, ".", settings.Place);

    private static DescribedLayer[] Layers(MappingNode settings) => Value(settings, "function-layers") is not { Text: { } text } layers ? [] :
    [
        .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(layer => new DescribedLayer(layers with { Text = layer })),
    ];

    private static DescribedValue? Value(MappingNode settings, string key) =>
        settings.Find(key) is ScalarNode value ? new DescribedValue(value.Text, value.Place) : null;
}
