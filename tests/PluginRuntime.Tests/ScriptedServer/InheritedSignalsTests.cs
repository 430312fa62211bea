using System.Diagnostics;
using System.Globalization;

namespace PluginRuntime.Tests.ScriptedServer;

/// <summary>Wherever the tests are started from, what they start can be interrupted.</summary>
public sealed class InheritedSignalsTests
{
    private static readonly int[] Ending = [1, 2, 3, 15];

    [Theory(Timeout = Limits.HangMilliseconds)]
    [InlineData("SigIgn:")]
    [InlineData("SigBlk:")]
    public async Task A_program_that_tests_start_neither_ignores_nor_blocks_a_signal_that_ends_it(string line)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process does with signals is read from /proc.");
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"grep {line} /proc/self/status"]) { RedirectStandardOutput = true })!;
        var told = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        var signals = ulong.Parse(told[line.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

        Assert.DoesNotContain(Ending, signal => (signals & (1UL << (signal - 1))) != 0);
    }
}
