using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PluginRuntime.EndToEndTests.Layer;

/// <summary>A program or library of Linux, as <c>readelf</c> of the binutils shows it.</summary>
internal sealed class ElfFile
{
    private const string ReadElf = "/usr/bin/readelf";

    private readonly string _text;

    private ElfFile(string path, string text)
    {
        Path = path;
        _text = text;
    }

    public string Path { get; }

    /// <summary>The processor that it is for, in the words of <c>readelf</c>.</summary>
    public string Machine => Regex.Match(_text, @"^\s*Machine:\s*(.+?)\s*$", RegexOptions.Multiline).Groups[1].Value;

    /// <summary>The libraries that it names, without those that they need.</summary>
    public string[] Libraries => [.. Regex.Matches(_text, @"\(NEEDED\)\s+Shared library: \[(.+?)\]").Select(match => match.Groups[1].Value)];

    /// <summary>Skips the test where there is no <c>readelf</c>.</summary>
    public static void SkipUnlessReadable() => Assert.SkipUnless(File.Exists(ReadElf), "readelf, which is in binutils, is not installed.");

    /// <summary>All that lie in a folder or below.</summary>
    public static ElfFile[] In(string folder) => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(IsElf).Select(Read)];

    /// <summary>The newest version of a library's symbols that it needs: of <c>GLIBC_2.17</c> and <c>GLIBC_2.34</c> the second. 0.0 if it needs none.</summary>
    /// <param name="library">The versions' beginning: <c>GLIBC</c>.</param>
    public Version Newest(string library) =>
        Regex.Matches(_text, $@"Name: {library}_(\d+(\.\d+)+)\s")
            .Select(match => Version.Parse(match.Groups[1].Value))
            .Append(new Version(0, 0))
            .Max()!;

    private static bool IsElf(string path)
    {
        var start = new byte[4];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual("\u007fELF"u8);
    }

    private static ElfFile Read(string path)
    {
        var start = new ProcessStartInfo(ReadElf, ["--wide", "--file-header", "--dynamic", "--version-info", path]) { RedirectStandardOutput = true };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return new ElfFile(path, text);
    }
}
