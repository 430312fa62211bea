using System.Net;
using System.Net.Sockets;

namespace PluginRuntime.EndToEndTests.Cli.Run;

[DiffersByUser]
public sealed class RunStartAndEndTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_ends_the_server_and_the_processes_of_its_functions(string signal, int exitCode)
    {
        using var scripted = new CliWithScriptedHost("echo pid $$; exec sleep 600");
        using var cli = scripted.StartRun();
        var first = (await cli.ReadOutputLineAsync())!;
        var url = first[first.IndexOf("http", StringComparison.Ordinal)..];
        using var client = new HttpClient();
        using var content = new StringContent("{}");
        var call = client.PostAsync(
            $"{url}/2015-03-31/functions/pluginruntime/invocations", content, TestContext.Current.CancellationToken);
        var child = int.Parse((await cli.ReadErrorLineAsync())!["pid ".Length..], provider: null);

        await cli.SignalAsync(signal);
        var result = await cli.FinishAsync();

        Assert.Equal(exitCode, result.ExitCode);
        Assert.False(Directory.Exists($"/proc/{child}"));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => call);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task No_function_is_started_before_it_is_called()
    {
        using var run = await ServedFunctions.StartAsync(1, ServedFunctions.Dll("Greeter"));

        var result = await run.SignalAsync("TERM");

        Assert.Equal(143, result.ExitCode);
        Assert.Equal("", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_port_that_is_taken_is_an_error_with_a_way_out()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var result = await CliProcess.RunAsync("run", ServedFunctions.Dll("Greeter"), "--port", $"{port}");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains($"Port {port} on 127.0.0.1 is taken", result.Errors);
        Assert.Contains("--port 0", result.Errors);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("'targets'", "run --help", "run")]
    [InlineData("'65536' is not a port", "from 0 to 65535", "run", ".", "--port", "65536")]
    [InlineData("'x' is not a port", "from 0 to 65535", "run", ".", "--port", "x")]
    [InlineData("'901' is not a timeout", "from 1 to 900", "run", ".", "--timeout", "901")]
    [InlineData("--handler ':create'", "Create=orders:create", "run", ".", "--handler", ":create")]
    [InlineData("--handler 'Create='", "Create=:create", "run", ".", "--handler", "Create=")]
    [InlineData("There is nothing at", "a project or its folder", "run", "no-such-folder")]
    public async Task Wrong_use_says_what_was_found_and_what_would_be_right(
        string found, string right, params string[] arguments)
    {
        var result = await CliProcess.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains(found, result.Errors);
        Assert.Contains(right, result.Errors);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("A=:create", "which of the 2 packages", "--handler A=Greeter:create")]
    [InlineData("A=Other:create", "the package 'Other'", "Greeter, Echo")]
    [InlineData("A=Greeter/..", "--handler 'A=Greeter/..'", "Handler")]
    public async Task A_handler_whose_package_is_not_there_is_refused(string handler, string found, string right)
    {
        var result = await CliProcess.RunAsync(
            "run", ServedFunctions.Dll("Greeter"), ServedFunctions.Dll("Echo"), "--handler", handler, "--port", "0");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(found, result.Errors);
        Assert.Contains(right, result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Two_packages_of_one_name_are_refused_with_their_places()
    {
        var dll = ServedFunctions.Dll("Greeter");

        var result = await CliProcess.RunAsync("run", dll, dll, "--port", "0");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("more than one package 'Greeter'", result.Errors);
    }
}
