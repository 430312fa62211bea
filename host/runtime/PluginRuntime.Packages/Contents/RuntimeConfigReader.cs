using System.Text;
using System.Text.Json;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// Parses a <c>runtimeconfig.json</c> that is not quite ordinary, trusting nothing in it.
/// </summary>
internal static class RuntimeConfigReader
{
    // .NET's own reader allows comments.
    private static readonly JsonDocumentOptions LikeTheRuntime = new() { CommentHandling = JsonCommentHandling.Skip };

    /// <summary>What the file asks for; <see langword="null"/> if it is nothing, or the file no JSON.</summary>
    public static RuntimeConfig? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, LikeTheRuntime);
            var options = Member(document.RootElement, "runtimeOptions");
            var settings = SettingsOf(Member(options, "configProperties"));
            var namesAspNetCore = IsAspNetCore(Member(options, "framework"))
                || HasAspNetCore(Member(options, "frameworks"))
                || HasAspNetCore(Member(options, "includedFrameworks"));
            return settings.Length > 0 || namesAspNetCore ? new RuntimeConfig(settings, namesAspNetCore) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : default;

    private static RuntimeSetting[] SettingsOf(JsonElement properties) => properties.ValueKind != JsonValueKind.Object ? [] :
    [
        .. properties.EnumerateObject()
            .Where(property => !RuntimeConfigScan.IsHarmless(Encoding.UTF8.GetBytes(property.Name)))
            .Select(property => new RuntimeSetting(property.Name, TextOf(property.Value))),
    ];

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static bool HasAspNetCore(JsonElement frameworks) =>
        frameworks.ValueKind == JsonValueKind.Array && frameworks.EnumerateArray().Any(IsAspNetCore);

    private static bool IsAspNetCore(JsonElement framework) =>
        Member(framework, "name") is { ValueKind: JsonValueKind.String } name && name.ValueEquals(RuntimeConfig.AspNetCore);
}
