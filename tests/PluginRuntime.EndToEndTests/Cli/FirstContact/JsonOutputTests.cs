using System.Text.Json;
using PluginRuntime.EndToEndTests.Cli.Run;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli.FirstContact;

/// <summary>Promise: <c>--json</c> prints one document, its names stay, and everything else goes to standard error.</summary>
public sealed class JsonOutputTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly string _folder = Directory.CreateTempSubdirectory("json").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Invoke_tells_response_log_and_duration()
    {
        var result = await CliProcess.RunAsync("invoke", ServedFunctions.Dll("Greeter"), "--json");

        using var json = JsonDocument.Parse(result.Output);
        var document = json.RootElement;
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.Errors);
        Assert.Equal("response", document.GetProperty("status").GetString());
        Assert.Equal("Hello, world!", document.GetProperty("response").GetProperty("message").GetString());
        Assert.Contains(document.GetProperty("log").EnumerateArray(), line => line.GetString()!.Contains("package Greeter", StringComparison.Ordinal));
        Assert.True(document.GetProperty("durationMilliseconds").GetDouble() > 0);
        Assert.False(document.TryGetProperty("errorType", out _));
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("Throws:sync", "functionError", 1)]
    [InlineData("Throws:nope", "initError", 2)]
    public async Task Invoke_tells_a_failure_in_the_same_document(string handler, string status, int exitCode)
    {
        var result = await CliProcess.RunAsync("invoke", ServedFunctions.Dll("Throws"), "--handler", handler, "--event", "1", "--json");

        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(exitCode, json.RootElement.GetProperty("exitCode").GetInt32());
        Assert.Equal(status, json.RootElement.GetProperty("status").GetString());
        Assert.Equal(json.RootElement.GetProperty("errorType").GetString(), json.RootElement.GetProperty("error").GetProperty("errorType").GetString());
        Assert.Equal("", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_process_that_ends_is_one_with_its_last_lines()
    {
        using var scripted = new CliWithScriptedHost("echo out of luck; exit 9");
        using var cli = scripted.Start("--json");

        var result = await cli.FinishAsync();

        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("exit", json.RootElement.GetProperty("status").GetString());
        Assert.Equal("out of luck", json.RootElement.GetProperty("log")[0].GetString());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_response_that_is_not_JSON_is_told_in_base64()
    {
        using var file = new HandlerFile("public class Function { public Stream Go(Stream bytes) => new MemoryStream([0, 255, 10]); }");

        using var document = JsonDocument.Parse((await CliProcess.RunAsync("invoke", file.Path, "--handler", "hello::Function::Go", "--json")).Output);

        Assert.Equal("response", document.RootElement.GetProperty("status").GetString());
        Assert.Equal([0, 255, 10], document.RootElement.GetProperty("responseBase64").GetBytesFromBase64());
        Assert.False(document.RootElement.TryGetProperty("response", out _));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task List_layer_and_install_tell_names_versions_and_handlers()
    {
        var zip = Path.Join(_folder, "layer.zip");
        var installed = await JsonAsync("install", Repository.Built("Greeter"), "--root", _folder, "--version", "1.0.0", "--json");
        var listed = (await JsonAsync("list", _folder, "--json")).GetProperty("packages")[0];
        var layered = await JsonAsync("layer", Repository.Built("Greeter"), "-o", zip, "--json");

        Assert.Equal("Greeter", installed.GetProperty("name").GetString());
        Assert.Equal("1.0.0", installed.GetProperty("version").GetString());
        Assert.False(installed.GetProperty("wasThere").GetBoolean());
        Assert.Equal(Path.Join(_folder, "Greeter", "1.0.0"), installed.GetProperty("directory").GetString());
        Assert.Equal("Greeter", listed.GetProperty("name").GetString());
        Assert.Equal("Greeter", listed.GetProperty("handlers")[0].GetString());
        Assert.Equal("1.0.0", listed.GetProperty("versions")[0].GetProperty("version").GetString());
        Assert.Equal("current", listed.GetProperty("versions")[0].GetProperty("role").GetString());
        Assert.Equal(zip, layered.GetProperty("zip").GetString());
        Assert.Equal(new FileInfo(zip).Length, layered.GetProperty("bytes").GetInt64());
        Assert.Equal("Greeter", layered.GetProperty("packages")[0].GetProperty("name").GetString());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_is_wrong_with_a_package_is_no_part_of_the_document()
    {
        File.WriteAllText(Path.Join(_folder, "Broken.dll"), "hello");

        var result = await CliProcess.RunAsync("list", _folder, "--json");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Broken.dll is a text file", result.Errors);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(0, json.RootElement.GetProperty("packages").GetArrayLength());
    }

    private static async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var result = await CliProcess.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
        using var json = JsonDocument.Parse(result.Output);
        return json.RootElement.Clone();
    }
}
