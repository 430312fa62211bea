using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using PluginRuntime.Log.Outputs;

namespace PluginRuntime.Tests.Log;

/// <summary>A signal that comes while the kernel waits for room in a pipe.</summary>
[Collection(nameof(TheWholeProcess))]
public sealed unsafe class InterruptedWriteTests : IDisposable
{
    private const int UserSignal = 12;
    private const string SystemCallWrite = "1 ";

    private readonly LinuxPipe _pipe = LinuxPipe.Open();
    private readonly byte[] _actionBefore = new byte[152];
    private int _writerId;

    public InterruptedWriteTests()
    {
        // A handler that does nothing, and no SA_RESTART: the call that it interrupts comes back with EINTR.
        var action = new byte[152];
        BitConverter.TryWriteBytes(action, NativeLibrary.GetExport(NativeLibrary.Load("libc.so.6"), "getpid"));
        fixed (byte* start = action, before = _actionBefore)
        {
            Assert.Equal(0, SetAction(UserSignal, start, before));
        }
    }

    public void Dispose()
    {
        fixed (byte* before = _actionBefore)
        {
            _ = SetAction(UserSignal, before, null);
        }

        _pipe.Dispose();
    }

    [Fact]
    public void S3_a_write_that_a_signal_interrupts_goes_on()
    {
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "Numbers of system calls are those of x64.");
        var filling = Encoding.ASCII.GetBytes(new string('x', 64 * 1024));
        var record = "record\n"u8.ToArray();
        var descriptor = new OutputDescriptor(_pipe.Writing);
        Assert.Equal(filling.Length, descriptor.Write(filling));

        var written = 0;
        var writer = new Thread(() =>
        {
            Volatile.Write(ref _writerId, ThreadId());
            written = descriptor.Write(record);
            _pipe.CloseWriting();
        });
        writer.Start();
        WaitUntilItWaits();
        Assert.Equal(0, SendSignal(Environment.ProcessId, _writerId, UserSignal));
        WaitUntilTheSignalIsTaken();

        Assert.Equal((byte[])[.. filling, .. record], _pipe.ReadToEnd());
        writer.Join();
        Assert.Equal(record.Length, written);
    }

    private void WaitUntilItWaits() => WaitUntil(() =>
        Volatile.Read(ref _writerId) is > 0 and var id && File.ReadAllText($"/proc/self/task/{id}/syscall").StartsWith(SystemCallWrite, StringComparison.Ordinal));

    private void WaitUntilTheSignalIsTaken() => WaitUntil(() =>
    {
        var status = $"/proc/self/task/{_writerId}/status";
        return !File.Exists(status) || File.ReadLines(status).Any(IsWithoutPending);
    });

    private static bool IsWithoutPending(string line) =>
        line.StartsWith("SigPnd:", StringComparison.Ordinal)
        && (long.Parse(line["SigPnd:".Length..], NumberStyles.HexNumber | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) & (1L << (UserSignal - 1))) == 0;

    private static void WaitUntil(Func<bool> condition) =>
        Assert.True(SpinWait.SpinUntil(condition, Limits.Hang), "It never came to that.");

    [DllImport("libc.so.6", EntryPoint = "sigaction")]
    private static extern int SetAction(int signal, byte* action, byte* before);

    [DllImport("libc.so.6", EntryPoint = "gettid")]
    private static extern int ThreadId();

    [DllImport("libc.so.6", EntryPoint = "tgkill")]
    private static extern int SendSignal(int processId, int threadId, int signal);
}
