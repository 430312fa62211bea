using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Packages;

/// <summary>Promise: a function that cannot start says what was found, what would be right, and where to change it.</summary>
[DiffersByUser]
public sealed class PackageErrorTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _taskRoot = Directory.CreateTempSubdirectory("task").FullName;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_taskRoot, recursive: true);
    }

    [Theory]
    [InlineData("", "Runtime.InvalidHandler", "empty")]
    [InlineData("orders:create:", "Runtime.InvalidHandler", "'orders:create:'")]
    [InlineData("../secret", "Runtime.InvalidHandler", "path")]
    [InlineData("P7::Type/../x", "Runtime.InvalidHandler", "path")]
    [InlineData("Gretter", "Runtime.NoSuchPackage", "Greeter")]
    [InlineData("Greeter:greet", "Runtime.NoSuchHandler", "Greeter.GreetingHandler")]
    [InlineData("Greeter::Greeter.Greeting::Greet", "Runtime.NoSuchHandler", "Greet")]
    [InlineData("Greeter:Greeter.Greeting", "Runtime.InvalidHandler", "IHandler<TEvent, TResponse>")]
    public async Task P7_a_handler_string_that_names_no_handler_is_an_init_error_that_shows_the_way(string handler, string errorType, string shown)
    {
        await using var host = HostRun.Start(_server, handler, Repository.Built("Greeter"));

        var error = await _server.InitErrorAsync(errorType);

        Assert.Contains(shown, error.Message(), StringComparison.Ordinal);
        Assert.Contains("_HANDLER", error.Message(), StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
        Assert.Contains(await host.EndAsync(), line => line.Contains("\tcrit\t", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_handlers_and_no_entry_is_an_init_error_that_lists_them_ready_to_paste()
    {
        await using var host = HostRun.Start(_server, "Throws", Repository.Built("Throws"));

        var error = await _server.InitErrorAsync("Runtime.NoSuchHandler");

        Assert.Contains("Throws:sync, Throws:async, Throws:nested", error.Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Throws:async")]
    [InlineData("Throws:ThrowsLater")]
    [InlineData("Throws:Throws.ThrowsLater")]
    [InlineData("Throws::Throws.ThrowsLater")]
    public async Task A_handler_is_named_by_its_entry_its_type_or_its_full_type_in_either_form(string handler)
    {
        await using var host = HostRun.Start(_server, handler, Repository.Built("Throws"));

        await _server.NextAsync();

        Assert.Contains("Throws.ThrowsLater", (await host.EndAsync())[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("handler.json", "Broken/First.dll", "Broken/Second.dll")]
    [InlineData("current", "Broken/1.0.0/Broken.dll", "Broken/2.0.0/Broken.dll")]
    public async Task Several_candidates_are_told_with_the_file_that_would_choose_one(string chooser, params string[] files)
    {
        foreach (var file in files.Select(file => Path.Combine(_taskRoot, file)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, [], HostRun.Patience);
        }

        await using var host = HostRun.Start(_server, "Broken", "/nowhere", ("PLUGINRUNTIME_ROOTS", _taskRoot));

        Assert.Contains(chooser, (await _server.InitErrorAsync("Runtime.AmbiguousPackage")).Message(), StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
    }

    [Theory]
    [InlineData("P1_empty", "", "empty")]
    [InlineData("P1_text", "hello", "text")]
    [InlineData("P1_native", "\u007fELF\u0002\u0001\u0001", "ELF")]
    public async Task P1_a_main_DLL_that_is_none_is_told_for_what_it_is(string row, string latin1, string told)
    {
        await File.WriteAllBytesAsync(Path.Combine(_taskRoot, "Broken.dll"), System.Text.Encoding.Latin1.GetBytes(latin1), HostRun.Patience);
        await using var host = HostRun.Start(_server, "Broken", _taskRoot);

        var error = await _server.InitErrorAsync("Runtime.InvalidPackage");

        Assert.True(error.Message().Contains(told, StringComparison.OrdinalIgnoreCase), row + ": " + error.Message());
        Assert.Equal(2, await host.ExitAsync());
    }

    [Fact]
    [RunsOnArm64]
    public async Task P1_a_main_DLL_that_was_cut_is_told_as_cut()
    {
        var whole = await File.ReadAllBytesAsync(Path.Combine(Repository.Built("Echo"), "Echo.dll"), HostRun.Patience);
        await File.WriteAllBytesAsync(Path.Combine(_taskRoot, "Echo.dll"), whole[..(whole.Length / 2)], HostRun.Patience);
        await using var host = HostRun.Start(_server, "Echo", _taskRoot);

        await _server.InitErrorAsync("Runtime.InvalidPackage");

        Assert.Equal(2, await host.ExitAsync());
    }

    [Fact]
    public async Task P7_a_deps_file_that_leads_out_of_the_package_is_refused()
    {
        File.Copy(Path.Combine(Repository.Built("Echo"), "Echo.dll"), Path.Combine(_taskRoot, "Echo.dll"));
        await File.WriteAllTextAsync(
            Path.Combine(_taskRoot, "Echo.deps.json"),
            """{"targets":{"net10.0":{"Evil/1.0.0":{"runtime":{"../../../tmp/Evil.dll":{}}}}},"libraries":{}}""",
            HostRun.Patience);
        await using var host = HostRun.Start(_server, "Echo", _taskRoot);

        var error = await _server.InitErrorAsync("Runtime.InvalidPackage");

        Assert.Contains("../../../tmp/Evil.dll", error.Message(), StringComparison.Ordinal);
    }

    [Fact]
    [RunsOnArm64]
    public async Task P7_a_pointer_that_leads_out_of_its_package_is_refused()
    {
        var package = Directory.CreateDirectory(Path.Combine(_taskRoot, "handlers", "orders"));
        await File.WriteAllTextAsync(Path.Combine(package.FullName, "current"), "../../secret\n", HostRun.Patience);
        await using var host = HostRun.Start(_server, "orders", _taskRoot);

        var error = await _server.InitErrorAsync("Runtime.InvalidPackage");

        Assert.Contains("secret", error.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_setting_is_an_init_error_that_names_it()
    {
        await using var host = HostRun.Start(_server, "Echo", Repository.Built("Echo"), ("PLUGINRUNTIME_DEADLINE_MARGIN_MS", "soon"));

        var error = await _server.InitErrorAsync("Runtime.InvalidSetting");

        Assert.Contains("'soon'", error.Message(), StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
    }
}
