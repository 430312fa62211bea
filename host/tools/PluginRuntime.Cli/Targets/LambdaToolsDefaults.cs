using System.Text.Json;
using PluginRuntime.Packages.Files;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// The file in which AWS's own tool, <c>dotnet lambda</c>, keeps a project's settings.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/csharp-package-cli.html</remarks>
internal static class LambdaToolsDefaults
{
    /// <summary>The file's name, beside the project.</summary>
    public const string FileName = "aws-lambda-tools-defaults.json";

    private const string Handler = "function-handler";
    private const int MaxBytes = 1024 * 1024;

    private static readonly JsonDocumentOptions Tolerant =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The handler string in a folder's file; <see langword="null"/> if there is none, or the file cannot be read.</summary>
    /// <param name="directory">The project's folder; <see langword="null"/> where there is no project.</param>
    public static string? HandlerIn(string? directory)
    {
        var path = Path.Join(directory, FileName);
        try
        {
            return directory is not null && File.Exists(path) && CappedFile.Read(path, MaxBytes) is { } bytes ? Read(bytes) : null;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            // The file is another tool's, and a hint: without it the host's error lists the handlers.
            return null;
        }
    }

    private static string? Read(byte[] json)
    {
        using var document = JsonDocument.Parse(json.AsSpan().StartsWith("\uFEFF"u8) ? json.AsMemory(3) : json, Tolerant);
        return document.RootElement is { ValueKind: JsonValueKind.Object } settings
            && settings.TryGetProperty(Handler, out var handler)
            && handler.ValueKind == JsonValueKind.String
            && handler.GetString()?.Trim() is { Length: > 0 } text
            ? text
            : null;
    }
}
