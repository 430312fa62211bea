using System.Text;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Native;
using PluginRuntime.Publishing.Verification.Native;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Publishing.Verification;

public sealed class NativeVersionsTests : IDisposable
{
    private const string Needed = "GLIBC_2.14\0";

    private static readonly byte[] Library = File.ReadAllBytes(
        Path.Combine(Repository.Built("NativeAsset"), "runtimes", "linux-x64", "native", "libe_sqlite3.so"));

    private readonly TemporaryFolder _root = new();

    public NativeVersionsTests() => _root.File("orders/orders.dll", "");

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData("2.34", false)]
    [InlineData("2.35", true)]
    [InlineData("2.99", true)]
    public void A_newer_glibc_than_Lambdas_is_told_with_file_and_version(string version, bool isTold)
    {
        Put("libfoo.so", version);

        var told = Told();

        Assert.Equal(isTold, told.Count == 1);
        Assert.All(told, message => Assert.Contains($"'libfoo.so', which needs GLIBC_{version};", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("runtimes/linux-x64/native/libfoo.so", true)]
    [InlineData("runtimes/linux-musl-x64/native/libfoo.so", false)]
    [InlineData("runtimes/linux-arm64/native/libfoo.so", true)]
    [InlineData("libfoo.so.1", true)]
    [InlineData("libfoo.so.dbg", false)]
    public void Asked_are_the_files_that_Lambda_would_load(string file, bool isTold)
    {
        Put(file, "2.38");

        Assert.Equal(isTold, Told().Count == 1);
    }

    [Fact]
    public void What_the_package_brings_itself_may_be_newer()
    {
        Put("libfoo.so", "2.38");
        _root.File("orders/libc.so.6", "");
        _root.File("orders/libdl.so.2", "");
        _root.File("orders/libm.so.6", "");
        _root.File("orders/libpthread.so.0", "");

        Assert.Empty(Told());
    }

    [Fact]
    public void Every_cut_and_every_flipped_byte_of_the_headers_is_read_without_a_failure()
    {
        var path = _root.File("orders/libfoo.so", Library);
        Assert.NotEmpty(ElfLibrary.Of(path)!.Versions);
        Assert.Equal("linux-x64", ElfLibrary.Of(path)!.Platform);
        for (var at = 0; at < 1_000; at++)
        {
            byte[] flipped = [.. Library.AsSpan(0, Math.Min(Library.Length, 64 * 1024))];
            flipped[at] ^= 0xFF;
            File.WriteAllBytes(path, flipped);
            _ = ElfLibrary.Of(path);
            File.WriteAllBytes(path, Library[..at]);
            _ = ElfLibrary.Of(path);
        }
    }

    private List<string> Told()
    {
        var told = new List<string>();
        NativeVersions.Tell(new PackageCatalog([new PackageRoot(_root.Root, holdsFlatPackages: false)]).Find(HandlerString.Parse("orders")), told.Add);
        return told;
    }

    private void Put(string file, string version)
    {
        byte[] bytes = [.. Library];
        var at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Needed));
        Assert.True(at > 0, "The library needs another version than this test takes for granted.");
        Encoding.ASCII.GetBytes("GLIBC_" + version).CopyTo(bytes, at);
        _root.File("orders/" + file, bytes);
    }
}
