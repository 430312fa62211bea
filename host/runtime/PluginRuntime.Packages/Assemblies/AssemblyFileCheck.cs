using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Assemblies;

/// <summary>
/// Finds out why .NET could not load a package's main DLL, where .NET itself says "bad format" for everything.
/// </summary>
/// <remarks>
/// For the error path alone: the metadata reader that it uses takes tens of milliseconds on its first use.
/// </remarks>
internal static class AssemblyFileCheck
{
    private const string CoreLibrary = "System.Private.CoreLib.dll";

    /// <summary>Explains a failed load.</summary>
    /// <param name="path">The main DLL.</param>
    /// <param name="loadFailure">What .NET threw; kept as the inner exception.</param>
    /// <param name="hostPlatform">The platform that loads it, <c>linux-arm64</c>; this process's if it is left out.</param>
    /// <returns>
    /// <see langword="null"/> if nothing is wrong with the file: then .NET's own exception is all there is to say.
    /// </returns>
    public static PackageException? Explain(string path, Exception? loadFailure = null, string? hostPlatform = null)
    {
        try
        {
            return ExplainFile(path, loadFailure, hostPlatform ?? NativePlatformName.Current) ?? ExplainFolder(path, loadFailure);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return AssemblyFileError.Unreadable(path, error);
        }
    }

    private static PackageException? ExplainFile(string path, Exception? loadFailure, string hostPlatform)
    {
        if (!File.Exists(path))
        {
            return AssemblyFileError.Missing(path, loadFailure);
        }

        var start = ReadStart(path);
        return FileStart.Judge(start) switch
        {
            FileKind.PortableExecutable => ExplainCut(path, start, loadFailure) ?? ExplainAssembly(path, loadFailure, hostPlatform),
            var kind => AssemblyFileError.NotAnAssembly(path, kind, start, loadFailure),
        };
    }

    private static PackageException? ExplainCut(string path, byte[] start, Exception? loadFailure)
    {
        var length = new FileInfo(path).Length;
        var declared = SectionTable.DeclaredLength(start);
        return length < declared ? AssemblyFileError.Cut(path, length, declared, loadFailure) : null;
    }

    private static PackageException? ExplainAssembly(string path, Exception? loadFailure, string hostPlatform)
    {
        PortableExecutable facts;
        try
        {
            facts = PortableExecutable.Read(path);
        }
        catch (BadImageFormatException error)
        {
            return AssemblyFileError.Damaged(path, error, loadFailure);
        }

        return facts switch
        {
            { IsManaged: false } => AssemblyFileError.NativeOfWindows(path, loadFailure),
            { IsBoundToWindows: true } => AssemblyFileError.BoundToWindows(path, loadFailure),
            { NativePlatform: { } platform } when platform != hostPlatform =>
                AssemblyFileError.OtherPlatform(path, platform, hostPlatform, loadFailure),
            { TargetFramework: { } framework } when !HostFramework.Runs(framework) =>
                AssemblyFileError.OtherFramework(path, framework, loadFailure),
            _ => null,
        };
    }

    // The main DLL may be sound and what it needs not be.
    private static PackageException? ExplainFolder(string path, Exception? loadFailure)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (File.Exists(Path.Join(directory, CoreLibrary)))
        {
            return AssemblyFileError.SelfContained(directory, loadFailure);
        }

        foreach (var file in Directory.GetFiles(directory, "*.dll").Order(StringComparer.Ordinal))
        {
            if (TryRead(file)?.TargetFramework is { Identifier: HostFramework.Identifier } framework
                && !HostFramework.Runs(framework))
            {
                return AssemblyFileError.OtherFramework(file, framework, loadFailure);
            }
        }

        return null;
    }

    // Native libraries bear .dll, too; that one of them is no assembly explains nothing.
    private static PortableExecutable? TryRead(string path)
    {
        try
        {
            return PortableExecutable.Read(path);
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    private static byte[] ReadStart(string path)
    {
        SpecialFile.Refuse(path);
        using var file = File.OpenRead(path);
        var start = new byte[FileStart.Length];
        return start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }
}
