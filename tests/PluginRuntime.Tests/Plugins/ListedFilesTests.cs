extern alias host;

using host::PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Plugins;

/// <summary>
/// Promise: a package's files are found where its deps.json says, whether .NET's own reader of it answers, as in a program that <c>dotnet</c> starts, or
/// finds nothing, as in the layer.
/// </summary>
public sealed class ListedFilesTests : IDisposable
{
    private readonly PackageOfFiles _package = new();

    public void Dispose() => _package.Dispose();

    public static TheoryData<string?, string, string, string> Assemblies { get; } = new()
    {
        // What it lists · what lies there · what is asked for · where it is found.
        { """ "runtime":{"lib/net8.0/Acme.dll":{}} """, "Acme.dll", "Acme", "Acme.dll" },
        { """ "runtime":{"lib/net8.0/Other.dll":{}} """, "Acme.dll", "Acme", "Acme.dll" },
        { null, "Acme.dll", "Acme", "Acme.dll" },
        // For one runtime: at its whole path, before what lies beside the main DLL, and not if it is not there or for another one.
        { """ "runtimeTargets":{"runtimes/RUNTIME/lib/Acme.dll":{"assetType":"runtime","rid":"RUNTIME"}} """, "runtimes/RUNTIME/lib/Acme.dll Acme.dll", "Acme", "runtimes/RUNTIME/lib/Acme.dll" },
        { """ "runtime":{"lib/Acme.dll":{}},"runtimeTargets":{"runtimes/unix/lib/Acme.dll":{"assetType":"runtime","rid":"unix"}} """, "runtimes/unix/lib/Acme.dll Acme.dll", "Acme", "runtimes/unix/lib/Acme.dll" },
        { """ "runtimeTargets":{"lib/any/Acme.dll":{"assetType":"runtime","rid":"any"}} """, "lib/any/Acme.dll Acme.dll", "Acme", "lib/any/Acme.dll" },
        { """ "runtimeTargets":{"runtimes/unix/lib/Acme.dll":{"assetType":"runtime","rid":"unix"}} """, "Acme.dll", "Acme", "Acme.dll" },
        { """ "runtime":{"lib/Acme.dll":{}},"runtimeTargets":{"runtimes/win/lib/Acme.dll":{"assetType":"runtime","rid":"win"}} """, "runtimes/win/lib/Acme.dll Acme.dll", "Acme", "Acme.dll" },
        // At the path that is told.
        { """ "runtime":{"lib/Acme.dll":{"localPath":"parts/Acme.dll"}} """, "parts/Acme.dll Acme.dll", "Acme", "parts/Acme.dll" },
        { """ "runtime":{"a/Acme.dll":{"localPath":"a/Acme.dll","assemblyVersion":"2.0"},"b/Acme.dll":{"localPath":"b/Acme.dll","assemblyVersion":"1.0"}} """, "a/Acme.dll b/Acme.dll", "Acme", "a/Acme.dll" },
        // By other capital letters, and programs.
        { null, "Acme.dll", "acme", "Acme.dll" },
        { """ "runtime":{"lib/Acme.dll":{}} """, "Acme.dll", "ACME", "Acme.dll" },
        { null, "Acme.exe", "Acme", "Acme.exe" },
        { null, "Acme.exe Acme.dll", "Acme", "Acme.dll" },
        { """ "runtime":{"lib/Acme.exe":{}} """, "Acme.exe", "Acme", "Acme.exe" },
        // Satellites.
        { """ "resources":{"lib/de/Acme.resources.dll":{"locale":"de"}} """, "de/Acme.resources.dll", "Acme.resources, Culture=de", "de/Acme.resources.dll" },
        { null, "de/Acme.resources.dll", "Acme.resources, Culture=de", "de/Acme.resources.dll" },
        { """ "runtimeTargets":{"runtimes/any/de/Acme.resources.dll":{"assetType":"resources","rid":"any"}} """, "runtimes/any/de/Acme.resources.dll", "Acme.resources, Culture=de", "runtimes/any/de/Acme.resources.dll" },
        { """ "resources":{"lib/de/Acme.resources.dll":{"localPath":"texts/de/Acme.resources.dll"}} """, "texts/de/Acme.resources.dll", "Acme.resources, Culture=de", "texts/de/Acme.resources.dll" },
        // The framework's own, with a copy of what shows types of another: the package's goes before it.
        { """ "runtime":{"lib/System.Diagnostics.DiagnosticSource.dll":{},"lib/System.Net.Http.dll":{}} """, "System.Diagnostics.DiagnosticSource.dll System.Net.Http.dll", "System.Net.Http", "System.Net.Http.dll" },
        { """ "runtime":{"lib/System.Diagnostics.DiagnosticSource.dll":{}},"runtimeTargets":{"r/System.Net.Http.dll":{"assetType":"runtime","rid":"any"}} """, "System.Diagnostics.DiagnosticSource.dll r/System.Net.Http.dll", "System.Net.Http", "r/System.Net.Http.dll" },
        { """ "runtime":{"lib/System.Text.Json.dll":{}} """, "System.Text.Json.dll", "System.Text.Json", "System.Text.Json.dll" },
    };

    public static TheoryData<string?, string, string, string> Libraries { get; } = new()
    {
        { """ "runtimeTargets":{"runtimes/RUNTIME/native/libfoo.so":{"assetType":"native","rid":"RUNTIME"}} """, "runtimes/RUNTIME/native/libfoo.so", "foo", "runtimes/RUNTIME/native/libfoo.so" },
        { """ "runtimeTargets":{"runtimes/RUNTIME/native/libfoo.so":{"assetType":"native","rid":"RUNTIME"}} """, "runtimes/RUNTIME/native/libfoo.so libfoo.so", "foo", "runtimes/RUNTIME/native/libfoo.so" },
        { """ "runtimeTargets":{"runtimes/RUNTIME/native/libfoo.so.1":{"assetType":"native","rid":"RUNTIME"}} """, "runtimes/RUNTIME/native/libfoo.so.1", "libfoo.so.1", "runtimes/RUNTIME/native/libfoo.so.1" },
        { """ "runtimeTargets":{"runtimes/linux/native/foo":{"assetType":"native","rid":"linux"}} """, "runtimes/linux/native/foo", "foo", "runtimes/linux/native/foo" },
        { """ "native":{"lib/libfoo.so":{"localPath":"parts/libfoo.so"}} """, "parts/libfoo.so libfoo.so", "foo", "parts/libfoo.so" },
        { """ "native":{"lib/libfoo.so":{"localPath":"parts/libfoo.so"}} """, "parts/libfoo.so parts/libbar.so", "bar", "parts/libbar.so" },
        { """ "native":{"lib/libfoo.so.2":{"localPath":"parts/libfoo.so.2"}} """, "parts/libfoo.so.2", "libfoo.so.2", "parts/libfoo.so.2" },
        { """ "native":{"runtimes/linux-x64/native/libfoo.so":{}} """, "libfoo.so", "libfoo", "libfoo.so" },
        { null, "libfoo.so", "foo", "libfoo.so" },
    };

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Assemblies_are_found_where_NETs_own_reader_finds_them(string? listed, string files, string asked, string found) =>
        AssertFound(listed, files, asked, found, hasResolver: true);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Assemblies_are_found_there_where_NETs_own_reader_finds_nothing(string? listed, string files, string asked, string found) =>
        AssertFound(listed, files, asked, found, hasResolver: false);

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Native_libraries_are_found_where_NETs_own_reader_finds_them(string? listed, string files, string asked, string found) =>
        AssertLoaded(listed, files, asked, found, hasResolver: true);

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Native_libraries_are_found_there_where_NETs_own_reader_finds_nothing(string? listed, string files, string asked, string found) =>
        AssertLoaded(listed, files, asked, found, hasResolver: false);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_listed_and_lies_nowhere_comes_from_the_host(bool hasResolver)
    {
        _package.Lists(""" "runtime":{"lib/System.Collections.Immutable.dll":{}},"runtimeTargets":{"r/System.Linq.dll":{"assetType":"runtime","rid":"any"}} """);
        _package.Load(hasResolver);

        Assert.Equal(typeof(object).Assembly.Location, Path.Join(Path.GetDirectoryName(_package.PathOf("System.Collections.Immutable")), "System.Private.CoreLib.dll"));
        Assert.Equal(typeof(object).Assembly.Location, Path.Join(Path.GetDirectoryName(_package.PathOf("System.Linq")), "System.Private.CoreLib.dll"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_nowhere_is_not_found(bool hasResolver)
    {
        _package.Lists(""" "runtime":{"lib/Acme.dll":{}},"runtimeTargets":{"r/Acme.Parts.dll":{"assetType":"runtime","rid":"any"}} """);
        _package.Load(hasResolver);

        Assert.Throws<FileNotFoundException>(() => _package.PathOf("Acme"));
        Assert.Throws<FileNotFoundException>(() => _package.PathOf("Acme.Parts"));
        Assert.Throws<FileNotFoundException>(() => _package.PathOf("Nothing"));
    }

    [Fact]
    public void P10_two_files_of_one_name_are_refused_before_anything_is_loaded()
    {
        _package.Lists(""" "runtime":{"lib/Acme.dll":{},"lib/Acme.exe":{}} """);

        var error = Assert.Throws<PackageException>(() => _package.Load(hasResolver: true));

        Assert.Contains("names two files for 'Acme', 'Acme.dll' and 'lib/Acme.exe'", error.Message, StringComparison.Ordinal);
    }

    private void AssertFound(string? listed, string files, string asked, string found, bool hasResolver)
    {
        foreach (var file in Paths(files))
        {
            _package.Assembly(file);
        }

        Load(listed, hasResolver);

        Assert.Equal(Of(found), _package.PlaceOf(asked));
    }

    private void AssertLoaded(string? listed, string files, string asked, string found, bool hasResolver)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What is mapped into memory is listed on Linux alone.");
        foreach (var file in Paths(files))
        {
            _package.Library(file);
        }

        Load(listed, hasResolver);

        Assert.Equal([Of(found)], _package.PlacesAfterLoading(asked));
    }

    private void Load(string? listed, bool hasResolver)
    {
        if (listed is not null)
        {
            _package.Lists(listed);
        }

        _package.Load(hasResolver);
    }

    private static string[] Paths(string files) => [.. files.Split(' ').Select(Of)];

    private static string Of(string path) => path.Replace("RUNTIME", PackageOfFiles.Runtime, StringComparison.Ordinal);
}
