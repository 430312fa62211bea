using System.Diagnostics;

namespace UserTests.Processes;

/// <summary>Tests that are written with another framework pass, in programs of their own.</summary>
public sealed class OtherFrameworksTests
{
    [Theory]
    [InlineData("UserTests.NUnit")]
    [InlineData("UserTests.MSTest")]
    public async Task A_project_with_another_framework_tests_its_handlers(string project)
    {
        var token = TestContext.Current.CancellationToken;
        var program = Path.Join(Deployed.Folder(project), project + ".dll");
        var start = new ProcessStartInfo(DotNet(), ["exec", program, "--no-ansi"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;

        var output = await process.StandardOutput.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);

        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("failed: 0", output, StringComparison.Ordinal);
        Assert.DoesNotContain("total: 0", output, StringComparison.Ordinal);
    }

    // The one that runs this: its runtime lies below it.
    private static string DotNet() =>
        Path.GetFullPath(Path.Join(Path.GetDirectoryName(typeof(object).Assembly.Location), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
