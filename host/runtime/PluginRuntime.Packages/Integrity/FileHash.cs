using System.Security.Cryptography;

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
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
