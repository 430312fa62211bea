using System.Diagnostics;
using System.Text.RegularExpressions;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Native;

/// <summary>Promise: the samples in C and in Rust are made by the commands of their READMEs, and answer through the layer.</summary>
public sealed partial class NativeSampleTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _folder = Directory.CreateTempSubdirectory("sample").FullName;

    public NativeSampleTests() => NativeLibraries.SkipUnlessServed();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_one_in_C_greets_and_tells_a_bad_name()
    {
        await MakeAsync("NativeC", "gcc");
        await using var host = Start();

        Assert.Equal("{\"message\":\"Hello, Ada!\"}", (await _server.InvokeAsync("id-1", "{\"name\":\"Ada\"}")).AssertResponse("id-1").BodyText);
        Assert.Equal("{\"message\":\"Hello, World!\"}", (await _server.InvokeAsync("id-2", "{}")).AssertResponse("id-2").BodyText);
        (await _server.InvokeAsync("id-3", "{\"name\":\"")).AssertError("id-3", "Function.GreeterBadName");
    }

    [Fact]
    public async Task The_one_in_Rust_greets_and_a_panic_is_a_function_error_after_which_it_goes_on()
    {
        Assert.SkipUnless(IsInstalled("rustc"), "rustc, which makes the sample in Rust, is not installed.");
        await MakeAsync("NativeRust", "rustc");
        await using var host = Start();

        Assert.Equal("Hello, Ada!", (await _server.InvokeAsync("id-1", "Ada")).AssertResponse("id-1").BodyText);
        var error = (await _server.InvokeAsync("id-2", [0xff])).AssertError("id-2", "Function.GreeterPanic");
        Assert.Contains("no text in UTF-8", error.Message(), StringComparison.Ordinal);
        Assert.Equal("Hello, Bob!", (await _server.InvokeAsync("id-3", "Bob")).AssertResponse("id-3").BodyText);
    }

    private static bool IsInstalled(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Join(folder, program)));

    private HostRun Start() => HostRun.Start(NativeLibraries.Host(), _server.Endpoint, "greeter", _folder);

    // By the README's own line, into a folder of this test's.
    private async Task MakeAsync(string sample, string compiler)
    {
        var readme = await File.ReadAllTextAsync(Repository.Path("plugins-sample", sample, "README.md"), HostRun.Patience);
        var line = readme.Split('\n').Single(text => text.StartsWith(compiler + " ", StringComparison.Ordinal));
        var arguments = Output().Replace(line, $"-o {_folder}/greeter.so").Split(' ')[1..];
        var (exitCode, _, errors) = await FinishedProcess.OfAsync(new ProcessStartInfo(compiler, arguments) { WorkingDirectory = Repository.Root });
        Assert.True(exitCode == 0, errors);
    }

    [GeneratedRegex(@"-o \S+")]
    private static partial Regex Output();
}
