using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Native;

/// <summary>Promise: a native library is found wherever a package may lie, beside packages of assemblies, and by whichever boot the layer has.</summary>
public sealed class LibraryLookupTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _folder = Directory.CreateTempSubdirectory("lookup").FullName;

    public LibraryLookupTests() => NativeLibraries.SkipUnlessServed();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("orders", "orders.so", null)]
    [InlineData("orders:echo", "orders/orders.so", null)]
    [InlineData("orders", "handlers/orders/orders.so", null)]
    [InlineData("orders", "handlers/orders/1.0/orders.so", "1.0")]
    [InlineData("orders@1.0:echo", "handlers/orders/1.0/orders.so", "1.0")]
    public async Task It_is_found_where_a_package_may_lie(string handler, string file, string? version)
    {
        Put(file);
        await using var host = Start(handler);

        Assert.Equal("one", (await _server.InvokeAsync("id-1", "one")).AssertResponse("id-1").BodyText);
        await _server.NextAsync();

        var named = version is null ? "orders in" : $"orders {version} in";
        Assert.Contains($"Handler echo of package {named} {Path.GetDirectoryName(Path.Join(_folder, file))}.", (await host.EndAsync())[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pointer_file_chooses_its_version()
    {
        Put("handlers/orders/1.0/orders.so");
        Put("handlers/orders/2.0/orders.so");
        await File.WriteAllTextAsync(Path.Join(_folder, "handlers/orders/current"), "2.0\n", HostRun.Patience);

        await using var host = Start("orders");

        Assert.Equal("one", (await _server.InvokeAsync("id-1", "one")).AssertResponse("id-1").BodyText);
        await host.LineAsync("package orders 2.0 in");
    }

    [Fact]
    public async Task An_extra_root_goes_before_the_task_root()
    {
        Put("orders.so");
        Put("extra/orders/orders.so");

        await using var host = HostRun.Start(NativeLibraries.Host(), _server.Endpoint, "orders", _folder, ("PLUGINRUNTIME_ROOTS", Path.Join(_folder, "extra")));

        Assert.Equal("one", (await _server.InvokeAsync("id-1", "one")).AssertResponse("id-1").BodyText);
        await host.LineAsync($"in {_folder}/extra/orders.");
    }

    [Fact]
    public async Task Beside_a_DLL_of_its_name_it_is_the_handlers_if_it_exports_them()
    {
        Put("Echo.so");
        Copy(Repository.Built("Echo"), "Echo.dll");

        await using var host = Start("Echo");

        Assert.Equal("one", (await _server.InvokeAsync("id-1", "one")).AssertResponse("id-1").BodyText);
        await host.LineAsync("Handler echo of package Echo");
    }

    [Fact]
    public async Task A_library_of_a_DLLs_own_that_has_its_name_is_left_to_it()
    {
        NativeHandlerFile.Build(Path.Join(_folder, "Echo.so"), "int something(void) { return 1; }");
        foreach (var file in Directory.GetFiles(Repository.Built("Echo")))
        {
            File.Copy(file, Path.Join(_folder, Path.GetFileName(file)));
        }

        await using var host = Start("Echo");

        Assert.Equal("one", (await _server.InvokeAsync("id-1", "one")).AssertResponse("id-1").BodyText);
        await host.LineAsync("Handler Echo.EchoHandler of package Echo");
    }

    [Theory]
    [InlineData("PluginRuntime.Host")]
    [InlineData("PluginRuntime.NativeHost")]
    public async Task Whichever_host_is_started_the_one_that_serves_the_package_answers(string program)
    {
        Put("orders.so");
        await using var native = HostRun.Start([BuiltLayer.OfThisMachine.Path("host/" + program)], _server.Endpoint, "orders", _folder);
        Assert.Equal("one", (await _server.InvokeAsync("id-1", "one")).AssertResponse("id-1").BodyText);
        await native.EndAsync();

        await using var other = ScriptedRuntimeApi.Start();
        await using var assemblies = HostRun.Start([BuiltLayer.OfThisMachine.Path("host/" + program)], other.Endpoint, "Echo", Repository.Built("Echo"));
        Assert.Equal("two", (await other.InvokeAsync("id-2", "two")).AssertResponse("id-2").BodyText);
    }

    [Fact]
    public async Task An_exec_wrapper_runs_in_front_of_the_native_host()
    {
        Put("orders.so");
        var wrapper = Path.Join(_folder, "wrapper");
        await File.WriteAllTextAsync(wrapper, "#!/bin/sh\necho wrapped\nexec \"$@\"\n", HostRun.Patience);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(wrapper, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        await using var host = HostRun.Start(NativeLibraries.Host(), _server.Endpoint, "orders", _folder, ("AWS_LAMBDA_EXEC_WRAPPER", wrapper));

        Assert.Equal("one", (await _server.InvokeAsync("id-1", "one")).AssertResponse("id-1").BodyText);
        await _server.NextAsync();
        Assert.Equal("wrapped", (await host.EndAsync())[0]);
    }

    [Theory]
    [InlineData("orders.so")]
    [InlineData("orders/orders.so")]
    [InlineData("handlers/orders/1.0/orders.so")]
    public async Task The_bootstrap_that_is_a_script_comes_to_the_same(string file)
    {
        Put(file);
        await using var host = HostRun.Start([BuiltLayer.WithScript.Path("bootstrap")], _server.Endpoint, "orders", _folder);

        Assert.Equal("one", (await _server.InvokeAsync("id-1", "one")).AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task What_else_has_a_package_of_the_name_is_told_and_not_used()
    {
        Put("orders.so");
        Put("handlers/orders/orders.so");
        await using var host = Start("orders");

        await _server.NextAsync();

        Assert.Contains($"also lies in {_folder}/handlers/orders", (await host.EndAsync())[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hot_swap_is_told_to_be_none_for_a_library()
    {
        Put("handlers/orders/1.0/orders.so");
        await using var host = HostRun.Start(NativeLibraries.Host(), _server.Endpoint, "orders", _folder, ("PLUGINRUNTIME_HOT_SWAP", "1"));

        await _server.NextAsync();

        Assert.Single(await host.EndAsync(), line => line.Contains("\twarn\tPackage orders is a native library, which is never swapped", StringComparison.Ordinal));
    }

    private HostRun Start(string handler) => HostRun.Start(NativeLibraries.Host(), _server.Endpoint, handler, _folder);

    private void Put(string file)
    {
        var path = Path.Join(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(Path.Join(TestedHost.Library("Echo"), "Echo.so"), path);
    }

    private void Copy(string folder, string file) => File.Copy(Path.Join(folder, file), Path.Join(_folder, file));
}
