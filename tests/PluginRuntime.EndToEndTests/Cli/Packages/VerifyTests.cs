using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli.Packages;

/// <summary>Promise: <c>verify</c> tells before deployment, and all at once, what init would refuse, in init's own words.</summary>
public sealed class VerifyTests : IAsyncDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly string _folder = Directory.CreateTempSubdirectory("verify-").FullName;
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Of_a_sound_project_that_is_compiled_for_the_functions_platform_there_is_nothing_to_tell()
    {
        Assert.SkipUnless(Repository.CanBuild(), "The source tree is read-only, and invoking a project builds in it.");
        var result = await CliProcess.RunAsync("verify", "plugins-sample/Greeter", "--runtime", "linux-arm64", "--handler", "Greeter");

        Assert.Equal("0 errors, 0 warnings in 1 package.\n", result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_warning_does_not_change_the_exit_code()
    {
        var result = await CliProcess.RunAsync("verify", Repository.Built("Greeter"), "--handler", "Greeter:Greeter.GreetingHandler");

        Assert.Contains("warning  PLV1104  Greeter  ", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("0 errors, 1 warning in 1 package.\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task All_faults_of_a_package_are_told_at_once_and_none_of_them_hides_another()
    {
        var orders = CompiledDll.Write(_folder, "Orders", """public class Checkout { [PluginRuntime.Handler("bad")] public void Bad(ref int number) { } }""");
        await PutAsync("bootstrap", "#!/bin/sh");
        await PutAsync("Orders.deps.json", "[]");
        await PutAsync("handler.json", """{"name":"Orders","files":{"gone.dll":"00"}}""");

        var result = await CliProcess.RunAsync("verify", orders, "--handler", "Orders:bda", "--handler", "Orders:bad", "--handler", "../Orders");

        string[] told = ["it was published as a program", "Orders.deps.json", "gone.dll", "Checkout.Bad", "no handler", "'bda'", "ref, in or out", "reads like a path"];
        Assert.All(told, each => Assert.Contains(each, result.Output, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task P2_a_handler_that_does_not_exist_is_told_with_the_nearest_and_the_right_ones()
    {
        var finding = Assert.Single(await HandlerFindingsAsync(Dll("Greeter"), "Greeter:GreetingHandlr")).Value;

        Assert.Contains("Near to it: GreetingHandler", finding, StringComparison.Ordinal);
        Assert.Contains("It has: Greeter:Greeter.GreetingHandler", finding, StringComparison.Ordinal);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task P2_what_is_told_of_a_bad_handler_string_is_what_the_hosts_init_says()
    {
        (string Handler, string Type)[] table =
        [
            ("Refused", "Runtime.InvalidHandler"),
            ("Refused:", "Runtime.InvalidHandler"),
            ("Refused:one:two", "Runtime.InvalidHandler"),
            ("Refused/Methods", "Runtime.InvalidHandler"),
            ("Refused:Methods.Generic", "Runtime.InvalidHandler"),
            ("Refused:Methods.AsyncVoid", "Runtime.InvalidHandler"),
            ("Refused:Methods.NotPublic", "Runtime.InvalidHandler"),
            ("Refused:NeedsService.Answer", "Runtime.InvalidHandler"),
            ("Refused:Refused.Both", "Runtime.InvalidHandler"),
            ("Refused:Methods.Overlaoded", "Runtime.NoSuchHandler"),
            ("Refused:Methods.Overloaded", "Runtime.NoSuchHandler"),
            ("Refused::Refused.Metods::Generic", "Runtime.NoSuchHandler"),
        ];

        var told = await HandlerFindingsAsync(Dll("Refused"), [.. table.Select(row => row.Handler)]);

        foreach (var (handler, type) in table)
        {
            await using var host = HostRun.StartPublished(_server, handler, Repository.Built("Refused"));
            Assert.Equal((await _server.InitErrorAsync(type)).Message(), told[handler]);
            await host.ExitAsync();
        }
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("public class One : Startup { } public class Other : Startup { }")]
    [InlineData("public class One : Startup { public One(int number) { } }")]
    public async Task So_is_what_is_told_of_startup_classes(string source)
    {
        var pluginSide = Path.Combine(CliProcess.Folder, "host", "plugin-side");
        var orders = CompiledDll.Write(
            _folder,
            "Orders",
            $$"""
            public static class Checkout { [PluginRuntime.Handler("create")] public static void Create() { } }
            public abstract class Startup : PluginRuntime.IHandlerStartup
            {
                public void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { }
            }
            {{source}}
            """,
            Path.Combine(pluginSide, "PluginRuntime.Services.dll"),
            Path.Combine(pluginSide, "Microsoft.Extensions.DependencyInjection.Abstractions.dll"));

        var result = await CliProcess.RunAsync("verify", orders, "--json");
        await using var host = HostRun.StartPublished(_server, "Orders:create", _folder);

        using var document = JsonDocument.Parse(result.Output);
        var told = document.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("message").GetString());
        Assert.Contains((await _server.InitErrorAsync("Runtime.InvalidPackage")).Message(), told);
        Assert.Equal(1, result.ExitCode);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("Takes")]
    [InlineData("Returns")]
    [InlineData("TakesOnly")]
    [InlineData("ReturnsLater")]
    public async Task P2_a_missing_serializer_is_told_in_the_words_of_the_hosts_init(string method)
    {
        var handler = "AwsRefused::AwsRefused.Unserialized::" + method;

        var told = await HandlerFindingsAsync(Dll("AwsRefused"), handler);
        await using var host = HostRun.StartPublished(_server, handler, Repository.Built("AwsRefused"));

        Assert.Equal((await _server.InitErrorAsync("Runtime.InvalidHandler")).Message(), told[handler]);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task P5_newer_contracts_are_told_in_the_words_of_the_hosts_init()
    {
        var orders = CompiledDll.Write(_folder, "Orders", "public class Checkout { [PluginRuntime.Handler(\"create\")] public void Create() { } }");
        using (var module = Mono.Cecil.ModuleDefinition.ReadModule(orders, new Mono.Cecil.ReaderParameters { InMemory = true }))
        {
            module.AssemblyReferences.Single(reference => reference.Name == "PluginRuntime.Contracts").Version = new Version(9, 1, 0, 0);
            module.Write(orders);
        }

        var result = await CliProcess.RunAsync("verify", orders, "--json");
        await using var host = HostRun.StartPublished(_server, "Orders:create", _folder);

        using var document = JsonDocument.Parse(result.Output);
        var error = Assert.Single(document.RootElement.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("level").GetString() == "error");
        Assert.Equal((await _server.InitErrorAsync("Runtime.IncompatiblePackage")).Message(), error.GetProperty("message").GetString());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_stops_a_native_program_is_told_in_the_words_of_the_hosts_init()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Native programs are those of Linux.");
        var folder = Directory.CreateDirectory(At("handlers/Native")).FullName;
        var program = Path.Combine(folder, "Native");
        File.Copy("/bin/sh", program);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var result = await CliProcess.RunAsync("verify", folder, "--handler", "Native:run", "--json");
        await using var host = HostRun.StartPublished(_server, "Native", _folder);

        using var document = JsonDocument.Parse(result.Output);
        string?[] told = [.. document.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("message").GetString())];
        Assert.Contains((await _server.InitErrorAsync("Runtime.InvalidPackage")).Message(), told);
        Assert.Contains(told, message => message!.Contains("A program is meant by the package's name alone", StringComparison.Ordinal));
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("layer")]
    [InlineData("pack")]
    [InlineData("install")]
    public async Task What_makes_something_of_a_package_tells_all_of_its_faults_first_and_writes_nothing(string command)
    {
        var orders = CompiledDll.Write(_folder, "Orders", """public class Checkout { [PluginRuntime.Handler("bad")] public void Bad(ref int number) { } [PluginRuntime.Handler("a b")] public void Odd() { } }""");
        await PutAsync("Orders.deps.json", "[]");
        await PutAsync("bootstrap", "#!/bin/sh");
        using var other = new TemporaryOutput();

        var result = await CliProcess.RunAsync([command, orders, .. command == "install" ? (string[])["--root", other.Root] : ["-o", other.Zip]]);

        string[] told = ["it was published as a program", "Orders.deps.json", "Checkout.Bad", "[Handler('a b')]"];
        Assert.All(told, each => Assert.Contains(each, result.Errors, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Empty(Directory.GetFileSystemEntries(other.Folder));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task One_package_in_two_zips_is_an_error_and_a_damaged_zip_hides_nothing()
    {
        await CliProcess.RunAsync("layer", Repository.Built("Talks"), "-o", At("one.zip"));
        await CliProcess.RunAsync("pack", Repository.Built("Talks"), "-o", At("two.zip"));
        await PutAsync("damaged.zip", "PK");

        var result = await CliProcess.RunAsync("verify", At("damaged.zip"), At("one.zip"), At("two.zip"));

        Assert.Contains("PLV1016  Talks", result.Output, StringComparison.Ordinal);
        Assert.Contains("PLV1001  damaged.zip", result.Output, StringComparison.Ordinal);
        Assert.Contains("2 errors, ", result.Output, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task In_a_workflow_findings_are_annotations_and_a_sarif_file_beside_the_one_document_on_standard_output()
    {
        using var cli = CliProcess.StartWith(
            [("GITHUB_ACTIONS", "true")], "verify", Dll("Greeter"), "--handler", "Greeter:none", "--json", "--sarif", At("verify.sarif"));
        await cli.SendInputAsync("");
        var result = await cli.FinishAsync();

        using var document = JsonDocument.Parse(result.Output);
        using var sarif = JsonDocument.Parse(await File.ReadAllBytesAsync(At("verify.sarif"), TestContext.Current.CancellationToken));
        Assert.Equal(1, document.RootElement.GetProperty("errors").GetInt32());
        Assert.Equal(document.RootElement.GetProperty("findings").GetArrayLength(), sarif.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
        Assert.Contains("::error file=", result.Errors, StringComparison.Ordinal);
        Assert.Contains(",title=PLV1017::The handler 'Greeter:none' names 'none'", result.Errors, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("There is nothing to verify", "verify")]
    [InlineData("There is no package at", "verify", "no-such-folder")]
    [InlineData("--handlr", "verify", "plugins-sample/Greeter", "--handlr", "Greeter")]
    [InlineData("linux-arm64", "verify", "plugins-sample/Greeter", "--runtime", "win-x64")]
    [InlineData("its folder does not exist", "verify", "plugins-sample/Greeter", "--sarif", "no-such-folder/verify.sarif")]
    public async Task Wrong_use_is_2_and_nothing_is_printed_on_standard_output(string told, params string[] arguments)
    {
        var result = await CliProcess.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains(told, result.Errors, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string>> HandlerFindingsAsync(string dll, params string[] handlers)
    {
        var result = await CliProcess.RunAsync(["verify", dll, "--json", .. handlers.SelectMany(handler => new[] { "--handler", handler })]);
        using var document = JsonDocument.Parse(result.Output);
        return document.RootElement.GetProperty("findings").EnumerateArray().Where(finding => finding.TryGetProperty("handler", out _))
            .ToDictionary(finding => finding.GetProperty("handler").GetString()!, finding => finding.GetProperty("message").GetString()!);
    }

    private static string Dll(string plugin) => Path.Combine(Repository.Built(plugin), plugin + ".dll");

    private string At(string file) => Path.Combine(_folder, file);

    private Task PutAsync(string file, string text) => File.WriteAllTextAsync(At(file), text, TestContext.Current.CancellationToken);
}

/// <summary>A folder for what a command would write.</summary>
internal sealed class TemporaryOutput : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("output-").FullName;

    public string Root => Path.Combine(Folder, "root");

    public string Zip => Path.Combine(Folder, "out.zip");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
