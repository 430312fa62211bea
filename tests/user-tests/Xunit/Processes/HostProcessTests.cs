using PluginRuntime.Testing;

namespace UserTests.Processes;

/// <summary>The real host, started by a test.</summary>
public sealed class HostProcessTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_package_is_served_as_it_is_deployed_and_its_log_is_at_hand()
    {
        await using var host = await HostProcess.StartAsync(Deployed.Folder("Orders"), "Orders:count-down", cancellationToken: Token);

        var result = await host.InvokeAsync(2, cancellationToken: Token);

        Assert.Equal("2\n1\n", result.Text);
        Assert.Equal(201, result.Prelude!.StatusCode);
        Assert.True(result.Duration > TimeSpan.Zero);
        Assert.Contains(host.Output, line => line.Contains("Handler Orders.CountDown", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Variables_of_the_function_reach_it()
    {
        var options = new HostProcessOptions { Environment = { ["PLUGINRUNTIME_PREWARM"] = "1", ["AWS_LAMBDA_LOG_FORMAT"] = "JSON" } };
        await using var host = await HostProcess.StartAsync(Deployed.Folder("Orders"), "Orders:postage", options, Token);

        Assert.Equal("3", (await host.InvokeAsync(1.5, cancellationToken: Token)).Text);
        Assert.StartsWith("{", host.Output[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_a_function_cannot_start_is_the_error_of_its_invocations()
    {
        await using var host = await HostProcess.StartAsync(Deployed.Folder("Orders"), "Orders:plase", cancellationToken: Token);

        var error = (await host.InvokeAsync(1, cancellationToken: Token)).Error!;

        Assert.True(error.IsInit);
        Assert.Equal("Runtime.NoSuchHandler", error.Type);
    }

    [Fact]
    public async Task A_handler_that_outlasts_its_deadline_ends_its_process_and_the_test_is_told()
    {
        var options = new HostProcessOptions { Timeout = TimeSpan.FromSeconds(20), Environment = { ["PLUGINRUNTIME_DEADLINE_MARGIN_MS"] = "0" } };
        await using var host = await HostProcess.StartAsync(Deployed.Folder("Waits"), "Waits:ignores", options, Token);

        var context = new TestInvocationContext { RemainingTime = TimeSpan.FromMilliseconds(600) };
        var error = await Assert.ThrowsAsync<TimeoutException>(() => host.InvokeAsync("forever", context, Token));

        Assert.Contains("0.6 s", error.Message, StringComparison.Ordinal);
        Assert.Contains("Handler ", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.InvokeJsonAsync("\"\"", cancellationToken: Token));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told_at_once()
    {
        var error = await Assert.ThrowsAsync<DirectoryNotFoundException>(() => HostProcess.StartAsync("/nowhere/Orders", "Orders:place", cancellationToken: Token));

        Assert.Contains("/nowhere/Orders", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_told_with_its_path()
    {
        var options = new HostProcessOptions { HostFolder = "/nowhere/host" };

        var error = await Assert.ThrowsAsync<FileNotFoundException>(() => HostProcess.StartAsync(Deployed.Folder("Orders"), "Orders:place", options, Token));

        Assert.Contains("/nowhere/host", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_whose_folder_alone_has_its_name_is_found_by_it()
    {
        var root = Directory.CreateTempSubdirectory("testing");
        try
        {
            var folder = Path.Join(root.FullName, "shop");
            Directory.CreateDirectory(folder);
            foreach (var file in Directory.GetFiles(Deployed.Folder("Greeter")))
            {
                File.Copy(file, Path.Join(folder, Path.GetFileName(file)));
            }

            await using var host = await HostProcess.StartAsync(folder, "shop", cancellationToken: Token);

            Assert.Equal("""{"message":"Hello, Ada!"}""", (await host.InvokeAsync(new { name = "Ada" }, cancellationToken: Token)).Text);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
