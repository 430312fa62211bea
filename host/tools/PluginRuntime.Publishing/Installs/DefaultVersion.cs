using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Installs;

/// <summary>
/// The version of a package that nobody gave one: its assembly's, <c>-</c>, and what its files hash to, as in <c>1.4.2-3f9a01bc77de</c>.
/// </summary>
internal static class DefaultVersion
{
    private const int HashDigits = 12;

    // Such a program does not tell its own.
    private const string OfNativeProgram = "1.0.0";

    /// <summary>Makes the version. The same files give the same one.</summary>
    /// <param name="draft">The package's manifest, with the hashes of its files.</param>
    /// <param name="mainAssemblyPath">
    /// Its main DLL. A build puts the project's <c>Version</c> there as the informational version; without one, the assembly's own counts.
    /// </param>
    /// <exception cref="PackageException">The assembly's version cannot be part of a folder's name.</exception>
    public static PackageVersion Of(PackageManifest draft, string mainAssemblyPath)
    {
        var text = VersionOf(mainAssemblyPath);
        return PackageVersion.TryParse($"{text}-{HashOf(draft.Files!)}", out var version)
            ? version
            : throw InstallError.NoVersion(draft.Name!, mainAssemblyPath, text);
    }

    private static string VersionOf(string assembly)
    {
        if (!assembly.EndsWith(".dll", StringComparison.Ordinal))
        {
            return OfNativeProgram;
        }

        // Behind the + stands the revision of the source, which differs where the files do not.
        var text = FileVersionInfo.GetVersionInfo(assembly).ProductVersion?.Split('+')[0];
        return string.IsNullOrWhiteSpace(text) ? AssemblyName.GetAssemblyName(assembly).Version!.ToString() : text;
    }

    // Over the lines that sha256sum prints for the files, in ordinal order.
    private static string HashOf(IReadOnlyDictionary<string, string> files)
    {
        var lines = files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Value}  {file.Key}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))))[..HashDigits];
    }
}
