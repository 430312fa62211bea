using System.IO.Compression;
using PluginRuntime.EndToEndTests.Cli;
using PluginRuntime.EndToEndTests.Cli.Packages;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Packages;

/// <summary>Promise: a package that two layers have mixed says so when it fails, and only then.</summary>
public sealed class MixedPackageTests : IAsyncDisposable
{
    private const string Usings = "using System; using System.Buffers; using System.Threading; using System.Threading.Tasks; using PluginRuntime;\n";

    // Rates 2 has the base class that Orders 2 needs.
    private const string OldRates = "public class Rates { }";
    private const string NewRates = "public class Rates { } public class Rated { }";
    private const string Answering =
        "IRawHandler { public ValueTask HandleAsync(ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)"
        + " { response.Write(\"2\"u8); return default; } }";

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _folder = Directory.CreateTempSubdirectory("mixed").FullName;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_package_that_cannot_be_loaded_names_the_files_that_are_from_the_other_layer_first()
    {
        await LayAsync(NewRates, $"public class Create : Rated, {Answering}");
        Write("opt/handlers/orders", "Rates", OldRates);
        Write("opt/handlers/orders", "Extra", "public class Extra { }");
        await using var host = Start("orders:Create");

        var message = (await _server.InitErrorAsync("Runtime.InvalidPackage")).Message();

        Assert.StartsWith("The package's files are mixed from two layers (or incomplete): Rates.dll is not the one that handler.json lists; Extra.dll", message);
        Assert.Contains("Remove the package from one of the two layers", message, StringComparison.Ordinal);
        Assert.Contains("Rated", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_only_the_other_layer_s_DLL_has_is_told_the_same_way()
    {
        await LayAsync(NewRates, $"public class Create : {Answering} public class Refund : {Answering}");
        Write("opt/handlers/orders", "orders", $"{Usings}public class Create : {Answering}");
        await using var host = Start("orders:Refund");

        var message = (await _server.InitErrorAsync("Runtime.InvalidPackage")).Message();

        Assert.Contains("mixed from two layers (or incomplete): orders.dll is not", message, StringComparison.Ordinal);
        Assert.Contains("'Refund'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_told_as_missing()
    {
        await LayAsync(NewRates, $"public class Create : Rated, {Answering}");
        File.Delete(Path.Combine(_folder, "opt/handlers/orders/Rates.dll"));
        await using var host = Start("orders:Create");

        var message = (await _server.InitErrorAsync("Runtime.InvalidPackage")).Message();

        Assert.Contains("(or incomplete): Rates.dll is listed in handler.json and missing", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_of_one_piece_keeps_its_own_error()
    {
        await LayAsync(NewRates, $"public class Create : Rated, {Answering}");
        await using var host = Start("orders:Refund");

        var message = (await _server.InitErrorAsync("Runtime.NoSuchHandler")).Message();

        Assert.DoesNotContain("mixed from", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_works_is_not_compared()
    {
        await LayAsync(NewRates, $"public class Create : Rated, {Answering}");
        Write("opt/handlers/orders", "Extra", "public class Extra { }");
        await using var host = Start("orders");

        Assert.Equal("2", (await _server.InvokeAsync("id-1", "{}")).AssertResponse("id-1").BodyText);
    }

    private HostRun Start(string handler) =>
        HostRun.Start(_server, handler, "/nowhere", ("PLUGINRUNTIME_ROOTS", Path.Combine(_folder, "opt/handlers")));

    // The layer as 'pluginruntime layer' makes it, unpacked as Lambda does.
    private async Task LayAsync(string rates, string orders)
    {
        var package = Directory.CreateDirectory(Path.Combine(_folder, "build/orders")).FullName;
        var dependency = Write("build/orders", "Rates", rates);
        CompiledDll.Write(package, "orders", Usings + orders, dependency);
        var zip = Path.Combine(_folder, "layer.zip");
        var result = await CliProcess.RunAsync("layer", package, "-o", zip);
        Assert.True(result.ExitCode == 0, result.Errors);
        ZipFile.ExtractToDirectory(zip, Path.Combine(_folder, "opt"));
    }

    private string Write(string folder, string name, string source) =>
        CompiledDll.Write(Directory.CreateDirectory(Path.Combine(_folder, folder)).FullName, name, source);
}
