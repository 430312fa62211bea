using System.IO.Compression;
using System.Security.Cryptography;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Integrity;

namespace PluginRuntime.EndToEndTests.Packed;

/// <summary>Promise: <c>dotnet publish</c> of a project with handlers gives a package that is ready for Lambda, with nothing to set up.</summary>
public sealed class PublishTests(PublishedSolution shop) : IClassFixture<PublishedSolution>
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    [Theory]
    [InlineData("Orders", "Orders.deps.json Orders.dll Orders.runtimeconfig.json Prices.dll handler.json")]
    [InlineData("Stock", "Stock.deps.json Stock.dll Stock.runtimeconfig.json handler.json")]
    [InlineData("Classic", "Amazon.Lambda.Core.dll Classic.deps.json Classic.dll Classic.runtimeconfig.json handler.json")]
    public void A_package_has_its_own_libraries_and_not_those_that_the_host_has(string name, string files)
    {
        Assert.Equal(files.Split(' '), Published(name));
        Assert.Equal(files.Split(' '), Zipped(Zip(name)));
    }

    [Fact]
    public void What_another_library_of_a_package_needs_as_well_stays_in_it()
    {
        var files = Published("Loud");

        Assert.Contains("Microsoft.Extensions.Logging.dll", files);
        Assert.Contains("Microsoft.Extensions.Logging.Abstractions.dll", files);
        Assert.Contains("Microsoft.Extensions.DependencyInjection.Abstractions.dll", files);
        Assert.DoesNotContain("PluginRuntime.Services.dll", files);
    }

    [Fact]
    public void Its_handler_json_lists_its_files_and_names_its_handlers()
    {
        var folder = shop.At("artifacts", "publish", "Orders", "release");

        Assert.Null(ManifestDifference.Of(folder));
        Assert.Equal(["PlaceOrder"], PackageManifest.TryRead(folder)!.Entries);
    }

    [Fact]
    public void The_files_of_a_zip_have_modes_and_times_that_do_not_depend_on_the_machine()
    {
        using var zip = ZipFile.OpenRead(Zip("Orders"));

        Assert.All(zip.Entries, entry => Assert.Equal(0x81A4, (entry.ExternalAttributes >> 16) & 0xFFFF));
        Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_publish_where_nothing_changed_writes_no_package_and_one_after_a_change_the_new_one()
    {
        var zip = Zip("Prices and orders");
        File.Delete(zip);
        var publish = $"dotnet publish Orders -c Release -p:LambdaZip=true '-p:LambdaZipPath={zip}' -v:n";
        await shop.RunAsync(publish);
        var first = SHA256.HashData(await File.ReadAllBytesAsync(zip, TestContext.Current.CancellationToken));

        Assert.Contains("Skipping target \"WriteLambdaPackage\"", await shop.RunAsync(publish), StringComparison.Ordinal);
        Assert.Equal(first, SHA256.HashData(await File.ReadAllBytesAsync(zip, TestContext.Current.CancellationToken)));

        File.Delete(zip);
        await shop.RunAsync(publish);
        Assert.Equal(first, SHA256.HashData(await File.ReadAllBytesAsync(zip, TestContext.Current.CancellationToken)));

        shop.Machine.Write($"{PublishedSolution.Name}/Prices/Code.cs", "public static class Prices { public static int Of(string item) => 2 * item.Length; }");
        await shop.RunAsync(publish);
        Assert.NotEqual(first, SHA256.HashData(await File.ReadAllBytesAsync(zip, TestContext.Current.CancellationToken)));
        Assert.Null(ManifestDifference.Of(shop.At("artifacts", "publish", "Orders", "release")));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_the_publish_before_brought_and_this_one_does_not_is_gone_and_a_stranger_s_file_stays()
    {
        const string Source = "public static class Function { public static string Go(string name) => name; }";
        var machine = shop.Machine;
        var folder = machine.At("Lean", "bin", "Release", "net10.0", "publish");
        machine.Write("Lean/rates.csv", "1");
        machine.WriteProject("Lean", Source, items: """<None Include="rates.csv" CopyToPublishDirectory="PreserveNewest" />""");
        await machine.RunAsync("dotnet publish Lean -c Release");
        Assert.True(File.Exists(Path.Join(folder, "rates.csv")));
        await File.WriteAllTextAsync(Path.Join(folder, "notes.txt"), "", TestContext.Current.CancellationToken);

        machine.WriteProject("Lean", Source);
        await machine.RunAsync("dotnet publish Lean -c Release");

        Assert.Equal(["notes.txt"], ManifestDifference.Of(folder)!.Unlisted);
        Assert.False(File.Exists(Path.Join(folder, "rates.csv")));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_project_that_refers_to_a_handler_s_project_has_what_the_handler_needs() =>
        Assert.StartsWith("It is 2", await shop.RunAsync("dotnet run --project Check"));

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task With_a_runtime_identifier_it_is_compiled_ahead_of_time_with_the_contracts_known()
    {
        await shop.RunAsync("dotnet publish Stock -c Release -r linux-x64");

        var compiled = File.ReadAllBytes(shop.At("artifacts", "publish", "Stock", "release_linux-x64", "Stock.dll"));
        var plain = File.ReadAllBytes(shop.At("artifacts", "publish", "Stock", "release", "Stock.dll"));
        Assert.True(CompiledMethods.CountIn(plain) == 0);
        Assert.True(CompiledMethods.CountIn(compiled) >= 4, "The startup class and the handler should be compiled.");
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_was_published_is_invoked_and_put_into_a_layer_under_its_own_name()
    {
        var layer = shop.At("layer.zip");

        var made = await Cli.CliProcess.RunAsync("layer", shop.At("artifacts", "publish", "Stock", "release"), Zip("Classic"), "-o", layer);

        Assert.True(made.ExitCode == 0, made.Errors);
        Assert.Contains("handlers/Stock/Stock.dll", Zipped(layer));
        Assert.Contains("handlers/Classic/Classic.dll", Zipped(layer));
        var invoked = await Cli.CliProcess.RunAsync("invoke", shop.At("artifacts", "publish", "Stock", "release"), "--event", "\"It is\"");
        Assert.StartsWith("\"It is 2", invoked.Output);
    }

    private static string[] Zipped(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return [.. zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)];
    }

    private string Zip(string name) => shop.At("artifacts", "bin", name, "release", name + ".zip") is var path && !name.Contains(' ', StringComparison.Ordinal) ? path : shop.At(name + ".zip");

    private string[] Published(string name) =>
        [.. new DirectoryInfo(shop.At("artifacts", "publish", name, "release")).GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];
}
