using PluginRuntime.Packages.Native;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Packages.Native;

/// <summary>Libraries of any bytes are judged: no exception but those that are documented, and no more memory than a sound one takes.</summary>
public sealed class NativeFitSurvivalTests : IDisposable
{
    private const int Mutations = 20_000;
    private const long MostBytesEach = 256 * 1024;
    private static readonly NativeMachine Lambda = NativeMachine.OfLambda("linux-x64");

    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData("gnu")]
    [InlineData("sysv")]
    public void P14_A_handler_that_was_cut_anywhere_is_refused_or_lacks_what_no_loader_needs(string style)
    {
        var whole = Handler(style);
        var end = whole.Length;
        while (Judge(whole.AsSpan(0, end)) && end > 0)
        {
            end--;
        }

        // What stands behind the last segment, the names of sections, is for debuggers.
        Assert.InRange(end, 1_000, whole.Length - 1);
        for (var length = 0; length <= end; length++)
        {
            Assert.False(Judge(whole.AsSpan(0, length)), $"It passes with {length} of {whole.Length} bytes, and not with {end}.");
        }
    }

    [Theory]
    [InlineData("gnu")]
    [InlineData("sysv")]
    public void P14_Twenty_thousand_damaged_handlers_are_judged_each_in_bounded_memory(string style)
    {
        var whole = Handler(style);
        var random = new Random(20_000);
        var passed = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Mutations; round++)
        {
            byte[] damaged = [.. whole];
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                Damage(damaged, random);
            }

            passed += Judge(damaged) ? 1 : 0;
        }

        Assert.InRange(passed, 1, Mutations - 1);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Mutations * (MostBytesEach + whole.Length));
    }

    // Half of it in the headers and tables at the start, and the values that break sums.
    private static void Damage(byte[] bytes, Random random)
    {
        var at = random.Next(random.Next(2) == 0 ? 2_048 : bytes.Length - 8);
        byte[] values = [0x00, 0x01, 0x7F, 0x80, 0xFF];
        var length = 1 << random.Next(4);
        for (var index = 0; index < length && at + index < bytes.Length; index++)
        {
            bytes[at + index] = random.Next(3) == 0 ? (byte)random.Next(256) : values[random.Next(values.Length)];
        }
    }

    private bool Judge(ReadOnlySpan<byte> content)
    {
        var path = _disk["orders.so"];
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, 0))
        {
            file.Write(content);
        }

        return NativeFit.Fault(path, Lambda) is not { } fault || (fault.Message.Contains(path, StringComparison.Ordinal) ? false : throw new InvalidOperationException(fault.Message));
    }

    private byte[] Handler(string style)
    {
        Assert.SkipUnless(NativeHandlerFile.CanBeBuilt, NativeHandlerFile.Reason);
        return File.ReadAllBytes(NativeHandlerFile.Build(_disk["whole.so"], NativeHandlerFile.Echo("{}"), "-Wl,--hash-style=" + style));
    }
}
