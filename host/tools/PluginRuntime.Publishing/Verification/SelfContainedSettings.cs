using System.Text.Json;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// Whether a package was published with a .NET runtime of its own, whose files somebody has taken out since: its runtimeconfig.json still says so.
/// </summary>
/// <remarks>The host reads nothing of that. With the files there the package is refused.</remarks>
internal static class SelfContainedSettings
{
    private static readonly JsonDocumentOptions LikeTheRuntime = new() { CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The message; <see langword="null"/> if there is nothing to tell.</summary>
    public static string? Warning(PackageLocation package)
    {
        var path = Path.ChangeExtension(package.MainAssemblyPath, ".runtimeconfig.json");
        return !IncludesFrameworks(path) || PackageRules.IsSelfContained(package.Directory)
            ? null
            : $"""
              {Quotation.Plain(Path.GetFileName(path))} of package {Quotation.Of(package.Name)} has "includedFrameworks": it was published self-contained, with a .NET runtime that is not in the package.
              It should name the framework alone, as 'dotnet publish --self-contained false' writes it; what else that left out, native files of the runtime for example, may lie in the package unused.
              Publish it again in that way, into an empty folder.
              """;
    }

    private static bool IncludesFrameworks(string path)
    {
        try
        {
            if (!File.Exists(path) || CappedFile.Read(path, RuntimeConfig.MaxBytes) is not { } bytes)
            {
                return false;
            }

            using var document = JsonDocument.Parse(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes, LikeTheRuntime);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("runtimeOptions", out var options) && options.ValueKind == JsonValueKind.Object
                && options.TryGetProperty("includedFrameworks", out var included) && included.ValueKind == JsonValueKind.Array && included.GetArrayLength() > 0;
        }
        catch (JsonException)
        {
            // As for the host: a file that is no JSON asks for nothing.
            return false;
        }
    }
}
