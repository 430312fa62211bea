using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using PluginRuntime.Diagnostics;

namespace PluginRuntime.Tests.Diagnostics;

/// <summary>The host's own writing, against pipes that are full or closed.</summary>
public sealed class StandardOutputTests : IDisposable
{
    private const int NonBlocking = 0x800;

    private readonly SafeFileHandle _reading;
    private readonly int _writing;

    public unsafe StandardOutputTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Descriptors are written to on Linux alone.");
        var ends = stackalloc int[2];
        Assert.Equal(0, Pipe(ends, NonBlocking));
        _writing = ends[1];
        _ = Control(ends[0], command: 4, argument: 0);
        _reading = new SafeFileHandle(ends[0], ownsHandle: true);
    }

    public void Dispose() => _reading.Dispose();

    [Fact]
    public async Task S3_a_pipe_that_does_not_block_and_is_full_gets_every_byte()
    {
        var record = Encoding.ASCII.GetBytes(new string('x', 1024 * 1024) + "\n");
        var reading = Task.Run(ReadToEnd, TestContext.Current.CancellationToken);

        new StandardOutput(_writing).Write(record);
        _ = Close(_writing);

        Assert.Equal(record, await reading);
    }

    [Fact]
    public void S3_a_record_given_up_half_way_does_not_swallow_the_next()
    {
        var output = new StandardOutput(_writing, patienceMilliseconds: 0);
        output.Write(Encoding.ASCII.GetBytes(new string('x', 1024 * 1024) + "\n"));
        var torn = ReadSome();

        output.Write("next\n"u8.ToArray());
        _ = Close(_writing);

        Assert.InRange(torn.Length, 1, 1024 * 1024);
        Assert.Equal("\nnext\n"u8.ToArray(), ReadToEnd());
    }

    [Fact]
    public void S2_a_closed_output_loses_the_record_and_nothing_else()
    {
        _ = Close(_writing);

        new StandardOutput(_writing).Write("lost\n"u8.ToArray());
    }

    private byte[] ReadToEnd()
    {
        var all = new MemoryStream();
        while (ReadSome() is { Length: > 0 } some)
        {
            all.Write(some);
        }

        return all.ToArray();
    }

    private unsafe byte[] ReadSome()
    {
        var buffer = new byte[2 * 1024 * 1024];
        fixed (byte* start = buffer)
        {
            var count = Read((int)_reading.DangerousGetHandle(), start, buffer.Length);
            return buffer[..(int)Math.Max(count, 0)];
        }
    }

    [DllImport("libc.so.6", EntryPoint = "pipe2")]
    private static extern unsafe int Pipe(int* ends, int flags);

    [DllImport("libc.so.6", EntryPoint = "fcntl")]
    private static extern int Control(int descriptor, int command, nint argument);

    [DllImport("libc.so.6", EntryPoint = "read")]
    private static extern unsafe nint Read(int descriptor, byte* buffer, nint length);

    [DllImport("libc.so.6", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
