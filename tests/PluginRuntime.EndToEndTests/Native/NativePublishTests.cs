using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Native;

/// <summary>Promise: one property makes a native library of a project with handlers: small, by itself, and for Lambda's own glibc.</summary>
public sealed class NativePublishTests
{
    [Theory]
    [InlineData("plugins-sample/Greeter", "Greeter.so", "handler.json")]
    [InlineData("plugins-sample/Checkout", "Checkout.so", "appsettings.json", "handler.json")]
    [InlineData("plugins-sample/Statement", "Statement.so", "handler.json")]
    public async Task A_package_has_the_library_and_what_is_no_code(string project, params string[] files)
    {
        var folder = await NativePackages.Of(project);

        Assert.Equal(files.Order(StringComparer.Ordinal), Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("plugins-sample/Greeter", 1_500_000)]
    [InlineData("plugins-sample/Checkout", 1_750_000)]
    public async Task Its_zip_is_small(string project, long mostBytes) =>
        Assert.InRange(new FileInfo(await NativePackages.Of(project) + ".zip").Length, 1, mostBytes);

    [Theory]
    [InlineData("-r", "linux-musl-x64", "PLR1011", "publish with -r linux-x64")]
    [InlineData("-p:NativeLinker=no-such-gcc", "-p:NativeObjCopy=no-such-objcopy", "PLR1013", "no-such-gcc and no-such-objcopy")]
    public async Task What_is_missing_is_told_before_anything_is_compiled(string first, string second, string code, string words)
    {
        await NativePackages.Of("plugins-sample/Greeter");
        string[] properties = first == "-r" ? [first, second] : ["-r", "linux-x64", first, second];

        var (exitCode, output) = await NativePackages.TryPublishAsync("plugins-sample/Greeter", Repository.Path("artifacts", "native", "refused"), properties);

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"error {code}: ", output, StringComparison.Ordinal);
        Assert.Contains(words, output, StringComparison.Ordinal);
        Assert.DoesNotContain("Generating native code", output, StringComparison.Ordinal);
    }
}
