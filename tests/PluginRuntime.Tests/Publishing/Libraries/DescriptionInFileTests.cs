using PluginRuntime.Packages.Native;
using PluginRuntime.Publishing.Libraries;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Publishing.Libraries;

public sealed class DescriptionInFileTests : IDisposable
{
    private const string Sound = """{"abi":1,"handlers":[{"name":"create"},{"name":"cancel"}]}""";
    private const int ChunkBytes = 256 * 1024;

    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void What_a_compiler_put_into_a_library_is_found_without_running_it()
    {
        Assert.SkipUnless(NativeHandlerFile.CanBeBuilt, NativeHandlerFile.Reason);
        var path = NativeHandlerFile.Build(_disk["orders.so"], NativeHandlerFile.Echo(Sound, "abort();"));

        Assert.Equal(["create", "cancel"], DescriptionInFile.Find(path)!.Handlers.Select(handler => handler.Names[0]));
        Assert.Equal(1, LibraryFacts.Of(path)!.Abi);
        Assert.Equal("orders.so", LibraryFacts.Of(path)!.File);
    }

    [Fact]
    public void It_is_found_once_wherever_it_begins()
    {
        for (var before = ChunkBytes - 10; before <= ChunkBytes + 2; before++)
        {
            Assert.Equal(2, Find(new string('x', before) + Sound + '\0')!.Handlers.Length);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"abi\":")]
    [InlineData(Sound)]
    [InlineData("{\"abi\":1,\"handlers\":[]}\0")]
    [InlineData(Sound + "\0" + Sound + "\0")]
    [InlineData("{\"abi\":9,\"handlers\":[{\"name\":\"a\"}]}\0")]
    public void What_is_none_or_has_no_end_or_is_there_twice_is_not_believed(string content) => Assert.Null(Find(content));

    private LibraryDescription? Find(string content) => DescriptionInFile.Find(_disk.File("orders.so", content));
}
