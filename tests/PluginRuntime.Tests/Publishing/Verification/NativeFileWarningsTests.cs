using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Verification.Native;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Publishing.Verification;

public sealed class NativeFileWarningsTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public NativeFileWarningsTests()
    {
        Put("orders.dll");
        Put("orders.deps.json");
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_library_for_no_runtime_of_Lambda_is_named_with_those_that_it_is_for()
    {
        Put("runtimes/win-x64/native/foo.dll");
        Put("runtimes/linux-musl-x64/native/libfoo.so");

        var told = Assert.Single(Told());

        Assert.Contains("native library 'foo' for linux-musl-x64, win-x64 alone", told, StringComparison.Ordinal);
        Assert.Contains("Lambda runs linux-x64, linux-arm64", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runtimes/linux-x64/native/libfoo.so")]
    [InlineData("runtimes/linux-arm64/native/libfoo.so")]
    [InlineData("runtimes/unix/native/libfoo.so")]
    [InlineData("libfoo.so")]
    public void One_that_is_there_for_Lambda_too_is_not(string file)
    {
        Put("runtimes/win-x64/native/foo.dll");
        Put(file);

        Assert.Empty(Told());
    }

    [Fact]
    public void Nor_is_one_of_Windows_for_which_a_DLL_for_Linux_stands_in()
    {
        Put("runtimes/win-x64/native/Client.SNI.dll");
        Put("runtimes/unix/lib/net8.0/Client.dll");

        Assert.Empty(Told());
    }

    [Theory]
    [InlineData("native/libfoo.so")]
    [InlineData("lib/libfoo.so.1")]
    [InlineData("runtimes/linux-x64/libfoo.so")]
    public void A_library_where_nobody_looks_is_named_with_its_place(string file)
    {
        Put(file);

        Assert.Contains($"where .NET does not look for them: {file}", Assert.Single(Told()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("native/notes.so", "text")]
    [InlineData("tools/program", "\u007FELF")]
    public void What_is_no_library_is_not(string file, string content)
    {
        Put(file, content);

        Assert.Empty(Told());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DLLs_for_Linux_alone_are_named_where_no_deps_json_chooses_them(bool hasDepsFile)
    {
        Put("runtimes/win/lib/net8.0/OfWindows.dll");
        Put("runtimes/unix/lib/net8.0/Client.dll");
        if (!hasDepsFile)
        {
            File.Delete(_root["orders/orders.deps.json"]);
        }

        var told = Told();
        Assert.Equal(!hasDepsFile, told.Any(each => each.Contains("no orders.deps.json", StringComparison.Ordinal) && each.Contains("unix/lib/net8.0/Client.dll", StringComparison.Ordinal)));
        Assert.DoesNotContain(told, each => each.Contains("OfWindows", StringComparison.Ordinal));
    }

    private void Put(string file, string content = "\u007FELF") => _root.File("orders/" + file, content);

    private List<string> Told()
    {
        var told = new List<string>();
        NativeFileWarnings.Tell(new PackageCatalog([new PackageRoot(_root.Root, holdsFlatPackages: false)]).Find(HandlerString.Parse("orders")), told.Add);
        return told;
    }
}
