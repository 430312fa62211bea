namespace PluginRuntime.EndToEndTests.Packed;

/// <summary>Promise: a project that cannot be a package is told so by one message, with its file, when it is published.</summary>
public sealed class BadProjectTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;
    private const string Handler = "public sealed class Function { public string Go(string name) => name; }";

    private readonly UserMachine _machine = new();

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("PLR1002", "", "internal static class Nothing;", "has no handler", "")]
    [InlineData("PLR1005", "<SelfContained>true</SelfContained>", Handler, "--no-self-contained", "(1,")]
    [InlineData("PLR1005", "", Handler, "--no-self-contained", "", "--self-contained -r linux-x64")]
    [InlineData("PLR1006", "<PublishSingleFile>true</PublishSingleFile>", Handler, "remove <PublishSingleFile>", "(1,", "-r linux-x64")]
    [InlineData("PLR1008", "<PublishAot>true</PublishAot>", Handler, "remove <PublishAot>", "(1,")]
    [InlineData("PLR1009", "<AssemblyName>bootstrap</AssemblyName>", Handler, "<AssemblyName>orders</AssemblyName>", "(1,")]
    [InlineData("PLR1010", "<TargetFramework>netstandard2.0</TargetFramework>", Handler, "<TargetFramework>net10.0</TargetFramework>", "")]
    public async Task It_is_refused(string code, string properties, string source, string remedy, string place, string options = "")
    {
        _machine.WriteProject("Orders", source, properties: properties);

        var (exitCode, output, errors) = await _machine.TryAsync($"dotnet publish Orders -c Release {options}");

        Assert.True(exitCode != 0, output + errors);
        var told = output.Split('\n').Where(line => line.Contains("error ", StringComparison.Ordinal)).Distinct().ToArray();
        Assert.True(told is [_], output + errors);
        Assert.Contains($"{_machine.At("Orders", "Orders.csproj")}{place}", told[0]);
        Assert.Contains($"error {code}: ", told[0]);
        Assert.Contains(remedy, told[0]);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_stray_bootstrap_among_the_files_is_refused()
    {
        _machine.WriteProject("Orders", Handler, items: """<None Include="bootstrap" CopyToPublishDirectory="PreserveNewest" />""");
        _machine.Write("Orders/bootstrap", "#!/bin/sh\n");

        var (exitCode, output, _) = await _machine.TryAsync("dotnet publish Orders -c Release");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("error PLR1001: ", output);
        Assert.Contains("bootstrap", output);
        Assert.False(File.Exists(_machine.At("Orders", "bin", "Release", "net10.0", "publish", "handler.json")));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_program_and_a_library_that_says_it_is_no_package_are_published()
    {
        _machine.WriteProject("Loop", "public static class Program { public static void Main() { } }", properties: "<OutputType>Exe</OutputType>");
        _machine.WriteProject("Shared", "public static class Shared;", properties: "<LambdaPackage>false</LambdaPackage>");

        await _machine.RunAsync("dotnet publish Loop -c Release && dotnet publish Shared -c Release");

        Assert.True(File.Exists(_machine.At("Loop", "bin", "Release", "net10.0", "publish", "handler.json")));
        Assert.False(File.Exists(_machine.At("Shared", "bin", "Release", "net10.0", "publish", "handler.json")));
    }

    public void Dispose() => _machine.Dispose();
}
