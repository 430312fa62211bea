using System.IO.Compression;
using System.Text.Json;

namespace PluginRuntime.EndToEndTests.Cli.Native;

/// <summary>Promise: the command line takes a package whose handlers lie in a native library as it takes one of DLLs.</summary>
public sealed class NativePackageTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly NativePackage _package = new();

    public void Dispose() => _package.Dispose();

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Its_handlers_are_listed_as_the_library_tells_them()
    {
        _package.Build();

        Assert.Equal("orders:create\norders:cancel\n", (await CliProcess.RunAsync("list", _package.Folder)).Output);
        Assert.Equal("orders:create\norders:cancel\n", (await CliProcess.RunAsync("list", _package.Library)).Output);
        Assert.Equal("orders:create\norders:cancel\n", (await CliProcess.RunAsync("list", _package.Root)).Output);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData(":create")]
    [InlineData("orders:Orders.Create")]
    [InlineData("orders::Orders::Create")]
    public async Task A_handler_answers_by_each_of_its_names(string handler)
    {
        _package.Build();

        var result = await CliProcess.RunAsync("invoke", _package.Folder, "--handler", handler, "--event", """{"name":"Ada"}""");

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Equal("""{"name":"Ada"}""", result.Output);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task It_is_packed_with_what_it_was_made_for_and_the_zip_is_verified_again()
    {
        _package.Build();
        var zip = Path.Combine(_package.Root, "orders.zip");

        var packed = await CliProcess.RunAsync("pack", _package.Folder, "-o", zip);
        Assert.True(packed.ExitCode == 0, packed.Errors);
        Assert.Contains("orders:create", packed.Output, StringComparison.Ordinal);

        using (var archive = ZipFile.OpenRead(zip))
        {
            using var manifest = JsonDocument.Parse(archive.GetEntry("handler.json")!.Open());
            Assert.Equal("orders.so", manifest.RootElement.GetProperty("native").GetProperty("file").GetString());
            Assert.Equal(1, manifest.RootElement.GetProperty("native").GetProperty("abi").GetInt32());
        }

        var verified = await CliProcess.RunAsync("verify", zip, "--handler", "orders:cancel");
        Assert.True(verified.ExitCode == 0, verified.Output);
        var wrong = await CliProcess.RunAsync("verify", zip, "--handler", "orders:cancle");
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("Near to it: cancel", wrong.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task It_is_installed_and_goes_into_a_layer()
    {
        _package.Build();
        var root = Path.Combine(_package.Root, "installed");
        var layer = Path.Combine(_package.Root, "layer.zip");

        var installed = await CliProcess.RunAsync("install", _package.Folder, "--root", root);
        Assert.True(installed.ExitCode == 0, installed.Errors);
        var invoked = await CliProcess.RunAsync("invoke", Path.Combine(root, "orders"), "--handler", ":cancel", "--event", "7");
        Assert.True(invoked.ExitCode == 0, invoked.Errors);
        Assert.Equal("7", invoked.Output);

        var made = await CliProcess.RunAsync("layer", _package.Folder, "-o", layer);
        Assert.True(made.ExitCode == 0, made.Errors);
        using var archive = ZipFile.OpenRead(layer);
        Assert.NotNull(archive.GetEntry("handlers/orders/orders.so"));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_its_library_does_when_it_is_opened_ends_neither_list_nor_verify()
    {
        _package.Build(atLoad: "abort();");

        var listed = await CliProcess.RunAsync("list", _package.Folder);
        Assert.Equal(2, listed.ExitCode);
        Assert.Contains("by SIGABRT", listed.Errors, StringComparison.Ordinal);

        var verified = await CliProcess.RunAsync("verify", _package.Folder, "--handler", "orders:create");
        Assert.Equal(1, verified.ExitCode);
        Assert.Contains("PLV1022", verified.Output, StringComparison.Ordinal);
        Assert.Contains("by SIGABRT", verified.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task One_for_the_other_processor_is_judged_by_its_file_and_says_so()
    {
        _package.Build();
        var bytes = File.ReadAllBytes(_package.Library);
        var isX64 = bytes[18] == 62;
        bytes[18] = isX64 ? (byte)183 : (byte)62;
        File.WriteAllBytes(_package.Library, bytes);
        var (other, own) = isX64 ? ("linux-arm64", "linux-x64") : ("linux-x64", "linux-arm64");

        var listed = await CliProcess.RunAsync("list", _package.Folder);
        Assert.Equal("orders:create\norders:cancel\n", listed.Output);
        Assert.Contains($"is for {other}, and this machine is {own}", listed.Errors, StringComparison.Ordinal);

        var fitting = await CliProcess.RunAsync("verify", _package.Folder, "--runtime", other);
        Assert.True(fitting.ExitCode == 0, fitting.Output);
        Assert.Contains("PLV1191", fitting.Output, StringComparison.Ordinal);
        var wrong = await CliProcess.RunAsync("verify", _package.Folder, "--runtime", own);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("PLV1021", wrong.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_template_with_the_other_architecture_or_a_handler_that_is_none_is_told()
    {
        _package.Build();
        var template = Path.Combine(_package.Root, "template.yaml");
        var other = File.ReadAllBytes(_package.Library)[18] == 62 ? "arm64" : "x86_64";
        await File.WriteAllTextAsync(
            template,
            $$"""
            Resources:
              Create:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: orders/
                  Handler: orders:creat
                  Runtime: provided.al2023
                  Architectures: [{{other}}]
            """,
            TestContext.Current.CancellationToken);

        var verified = await CliProcess.RunAsync("verify", _package.Folder, "--template", template);

        Assert.Equal(1, verified.ExitCode);
        Assert.Contains("PLV1202", verified.Output, StringComparison.Ordinal);
        Assert.Contains("Near to it: create", verified.Output, StringComparison.Ordinal);
        Assert.Contains("PLV1204", verified.Output, StringComparison.Ordinal);
    }
}
