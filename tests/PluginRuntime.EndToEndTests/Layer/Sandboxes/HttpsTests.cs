using System.Text;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Sandboxes;

/// <summary>Promise: HTTPS from a handler works with the system's authorities and needs no setting.</summary>
[DiffersByUser]
public sealed class HttpsTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly TestAuthority _authority = new("Trusted");
    private readonly TestAuthority _stranger = new("Stranger");
    private readonly string _folder = Directory.CreateTempSubdirectory("authorities").FullName;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _authority.Dispose();
        _stranger.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_authority_that_the_system_trusts_is_trusted(bool inTheFileOfAll)
    {
        BuiltLayer.SkipUnlessBuilt();
        var place = inTheFileOfAll ? TrustStore.File : Path.Combine(TrustStore.Directory, "authority.pem");
        await using var site = new TlsServer(_authority);
        await using var host = Sandbox().Bind(Written(_authority), place).Start(_server, "Fetches");

        Assert.Equal("\"fetched\"", (await _server.InvokeAsync("id-1", $"\"{site.Address}\"")).AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task An_authority_that_the_system_does_not_know_is_a_function_error_that_says_so()
    {
        BuiltLayer.SkipUnlessBuilt();
        await using var site = new TlsServer(_stranger);
        await using var host = Sandbox().Bind(Written(_authority), TrustStore.File).Start(_server, "Fetches");

        var answer = await _server.InvokeAsync("id-1", $"\"{site.Address}\"");

        answer.AssertError("id-1", "Function.HttpRequestException");
        Assert.Contains("AuthenticationException", answer.BodyText, StringComparison.Ordinal);
        Assert.Contains("PartialChain", answer.BodyText, StringComparison.Ordinal);
        await _server.NextAsync();
    }

    [Fact]
    public async Task A_file_of_authorities_that_the_function_names_is_the_one_that_counts()
    {
        BuiltLayer.SkipUnlessBuilt();
        await using var site = new TlsServer(_stranger);
        await using var host = Sandbox()
            .Bind(Written(_authority), TrustStore.File)
            .Bind(Written(_stranger), "/opt/own.pem")
            .Start(_server, "Fetches", ("SSL_CERT_FILE", "/opt/own.pem"));

        Assert.Equal("\"fetched\"", (await _server.InvokeAsync("id-1", $"\"{site.Address}\"")).AssertResponse("id-1").BodyText);
    }

    [Theory]
    [InlineData("SSL_CERT")]
    [InlineData("ca-bundle")]
    [InlineData("ca-certificates")]
    [InlineData("/etc/pki")]
    [InlineData("/etc/ssl")]
    [InlineData("/usr/lib/ssl")]
    public void Nothing_of_ours_in_the_layer_names_a_place_of_authorities(string place)
    {
        BuiltLayer.SkipUnlessBuilt();
        var tree = BuiltLayer.OfThisMachine;
        string[] ours =
        [
            tree.Path("bootstrap"),
            .. Directory.GetFiles(tree.Path("host"), "*.json", SearchOption.AllDirectories),
            .. Directory.GetFiles(tree.Path("host"), "PluginRuntime.*", SearchOption.AllDirectories),
        ];

        Assert.Contains(tree.Path("host/PluginRuntime.Host.runtimeconfig.json"), ours);
        Assert.DoesNotContain(ours, file => Holds(File.ReadAllBytes(file), place));
    }

    private static bool Holds(byte[] content, string text) =>
        content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;

    private static Sandbox Sandbox() => new Sandbox(BuiltLayer.OfThisMachine).Bind(Repository.Built("Fetches"), Sandboxes.Sandbox.TaskRoot);

    private string Written(TestAuthority authority)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".pem");
        File.WriteAllText(path, authority.Pem);
        return path;
    }
}
