using System.Security.Cryptography;

namespace PluginRuntime.Cli.Watching;

/// <summary>
/// A file at one moment: whether a later state is another is told by its content, so that writing the same again is no change.
/// </summary>
/// <param name="File">Its length and time.</param>
/// <param name="Hash">Of the content; <see langword="null"/> above 1 MB, or if it could not be read.</param>
internal sealed record FileState(SourceFile File, string? Hash)
{
    private const long MaxHashedBytes = 1024 * 1024;

    // A file system's clock may stand still for some milliseconds: a second write in them leaves no other time.
    private static readonly TimeSpan TimeIsReliableAfter = TimeSpan.FromSeconds(1);

    /// <summary>The state now; a file that shows no sign of a change is not read again.</summary>
    public static FileState Of(SourceFile file, FileState? former, DateTimeOffset now) =>
        former is not null && former.File == file && now - file.Written > TimeIsReliableAfter
            ? former
            : new FileState(file, HashOf(file));

    /// <summary>Answers whether the content is the same, as far as it is known.</summary>
    public bool IsSameAs(FileState other) =>
        Hash is not null && other.Hash is not null ? Hash == other.Hash : File == other.File;

    private static string? HashOf(SourceFile file)
    {
        try
        {
            return file.Length <= MaxHashedBytes ? Convert.ToHexString(SHA256.HashData(System.IO.File.ReadAllBytes(file.Path))) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Gone since it was listed, or written at this moment: the next look tells.
            return null;
        }
    }
}
