using System.Net.Sockets;
using PluginRuntime.Publishing.Installs;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Tests.Publishing.Installs;

namespace PluginRuntime.Tests.Publishing.Verification;

public sealed class PlainFilesTests : IDisposable
{
    private readonly InstallRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData("again.dll", "orders.dll")]
    [InlineData("hostname", "/etc/hostname")]
    [InlineData("data/nowhere", "no-such-file")]
    [InlineData("again", "data")]
    public async Task A_link_is_refused_wherever_it_leads(string link, string target)
    {
        _root.Put("data/rates.csv", "1");
        File.CreateSymbolicLink(At(link), target);

        var message = await RefusedAsync();

        Assert.Contains($"{At(link)}, which is a symbolic link", message);
    }

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task A_pipe_is_refused_and_not_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), ".NET tells such files on no system; the project does on Linux.");
        _root.Put("data/rates.csv", "1");
        NamedPipe.Make(At("data/pipe"));

        Assert.Contains($"{At("data/pipe")}, which is neither a file nor a folder", await RefusedAsync());
    }

    [Fact]
    public async Task A_socket_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), ".NET tells such files on no system; the project does on Linux.");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(At("socket")));

        Assert.Contains($"{At("socket")}, which is neither a file nor a folder", await RefusedAsync());
    }

    private async Task<string> RefusedAsync()
    {
        var message = await _root.RefusedAsync(new InstallOptions());
        Assert.False(Directory.Exists(_root.Folder));
        return message;
    }

    private string At(string file) => Path.Join(_root.Source.Location.Directory, file);
}
