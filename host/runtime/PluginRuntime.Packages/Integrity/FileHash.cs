using System.Security.Cryptography;
using PluginRuntime.Packages.Files;

namespace PluginRuntime.Packages.Integrity;

/// <summary>
/// The SHA-256 of a file, as <c>handler.json</c> lists it.
/// </summary>
internal static class FileHash
{
    /// <summary>64 hex digits in small letters.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string Of(string path)
    {
        SpecialFile.Refuse(path);
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
