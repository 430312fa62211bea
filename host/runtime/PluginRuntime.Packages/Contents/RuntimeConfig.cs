using PluginRuntime.Packages.Files;
using System.Text.Json;
using System.Text;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// What a package's <c>NAME.runtimeconfig.json</c> asks of the process that the host's own has settled already.
/// </summary>
/// <remarks>
/// Part of every cold start: the bytes are scanned, and parsed only if they have something that the file of an ordinary class library has not.
/// The format: https://github.com/dotnet/sdk/blob/main/documentation/specs/runtime-configuration-file.md.
/// </remarks>
internal sealed class RuntimeConfig(RuntimeSetting[] settings, bool namesAspNetCore)
{
    /// <summary>The framework of web applications, which programs name and class libraries refer to.</summary>
    public const string AspNetCore = "Microsoft.AspNetCore.App";

    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The settings that may change what the package's code does, in the order of the file.</summary>
    public RuntimeSetting[] Settings { get; } = settings;

    /// <summary>Whether <see cref="AspNetCore"/> is among the frameworks.</summary>
    public bool NamesAspNetCore { get; } = namesAspNetCore;

    /// <summary>Reads the file that belongs to a main DLL.</summary>
    /// <returns>
    /// <see langword="null"/> if there is none or it has nothing to tell. A file that is damaged, too large or not for the host to read is none:
    /// .NET would never have looked at it here.
    /// </returns>
    public static RuntimeConfig? Read(string mainAssemblyPath)
    {
        var path = PathFor(mainAssemblyPath);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var bytes = CappedFile.Read(path, MaxBytes);
            return bytes is null || RuntimeConfigScan.IsOrdinary(bytes) ? null : Parser.Parse(bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What to log of a package's settings that have no effect; <see langword="null"/> if there are none.</summary>
    /// <param name="mainAssemblyPath">The real path of its main DLL.</param>
    /// <param name="variable">Asks for an environment variable: a setting that the function has made by one is not warned of.</param>
    public static string? Warning(string mainAssemblyPath, Func<string, string?> variable) =>
        Read(mainAssemblyPath) is { Settings.Length: > 0 } config
            ? RuntimeSetting.Warning(PathFor(mainAssemblyPath), config.Settings, variable)
            : null;

    private static string PathFor(string assemblyPath) => Path.ChangeExtension(assemblyPath, ".runtimeconfig.json");

    // For a file that is not quite ordinary; nothing in it is trusted. A type of its own, so that the rest needs no System.Text.Json.
    private static class Parser
    {
        // .NET's own reader allows comments.
        private static readonly JsonDocumentOptions LikeTheRuntime = new() { CommentHandling = JsonCommentHandling.Skip };

        /// <summary>What the file asks for; <see langword="null"/> if it is nothing, or the file no JSON.</summary>
        public static RuntimeConfig? Parse(ReadOnlyMemory<byte> bytes)
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
            Member(framework, "name") is { ValueKind: JsonValueKind.String } name && name.ValueEquals(AspNetCore);
    }
}
