using System.Text.RegularExpressions;
using PluginRuntime.Testing;

namespace UserTests.Parity;

/// <summary>What a handler answers in the test's process is what it answers in the host's: bytes, pieces, prelude, error type, message and the handler's own frames.</summary>
public sealed partial class ParityTests
{
    public static TheoryData<string> Handlers => [.. AskedHandlers.All];

    [Theory]
    [MemberData(nameof(Handlers))]
    public async Task A_handler_answers_the_same_in_process_and_in_the_real_host(string handler)
    {
        var token = TestContext.Current.CancellationToken;
        var folder = Deployed.Folder(handler.Split(':')[0].Trim());
        await using var inProcess = new PluginHost(handler);
        await using var real = await HostProcess.StartAsync(folder, handler, cancellationToken: token);

        var (here, there) = (new List<string>(), new List<string>());
        foreach (var payload in AskedHandlers.EventsOf(handler))
        {
            here.Add(payload + " -> " + Shown(await inProcess.InvokeJsonAsync(payload, Facts(), token), AppContext.BaseDirectory));
            there.Add(payload + " -> " + Shown(await real.InvokeJsonAsync(payload, Facts(), token), folder));
        }

        Assert.Equal(there, here);
    }

    private static TestInvocationContext Facts() => new()
    {
        RequestId = "id-1",
        TraceId = "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1",
        RemainingTime = TimeSpan.FromSeconds(60),
    };

    // Where the package lies is a difference, and which of its own methods .NET compiles into others.
    private static string Shown(InvocationResult result, string folder)
    {
        var prelude = result.Prelude is { } head ? $"{head.StatusCode} {string.Join(';', head.Headers)} {string.Join(';', head.Cookies)} " : "";
        var pieces = string.Join(',', result.Pieces.Select(piece => piece.Length));
        var error = NETsFrame().Replace(result.Error?.Json ?? "", "");
        return $"{result.ContentType} [{pieces}] {prelude}{Convert.ToHexString(result.Body.Span)} {result.Text} {result.Error?.LambdaType} {result.Error?.IsInit} {error}"
            .Replace(Path.TrimEndingDirectorySeparator(folder), "<package>", StringComparison.Ordinal);
    }

    [GeneratedRegex(@",?""at System\.(?:[^""\\]|\\.)*""")]
    private static partial Regex NETsFrame();
}
