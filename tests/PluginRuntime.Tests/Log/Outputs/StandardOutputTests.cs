using System.Text;
using PluginRuntime.Log.Outputs;

namespace PluginRuntime.Tests.Log.Outputs;

/// <summary>The host's own writing, against pipes that are full or closed.</summary>
[Collection(nameof(TheWholeProcess))]
public sealed class StandardOutputTests : IDisposable
{
    private static readonly byte[] MoreThanAPipeHolds = Encoding.ASCII.GetBytes(new string('x', 1024 * 1024) + "\n");

    private readonly LinuxPipe _pipe = LinuxPipe.Open(isBlocking: false);

    public void Dispose() => _pipe.Dispose();

    [Fact]
    public async Task S3_a_pipe_that_does_not_block_and_is_full_gets_every_byte()
    {
        var reading = Task.Run(_pipe.ReadToEnd, TestContext.Current.CancellationToken);

        new StandardOutput(_pipe.Writing).Write(MoreThanAPipeHolds);
        _pipe.CloseWriting();

        Assert.Equal(MoreThanAPipeHolds, await reading);
    }

    [Fact]
    public void S3_a_record_given_up_half_way_does_not_swallow_the_next()
    {
        var output = new StandardOutput(_pipe.Writing, patienceMilliseconds: 0);
        output.Write(MoreThanAPipeHolds);
        var torn = _pipe.ReadSome();

        output.Write("next\n"u8.ToArray());
        _pipe.CloseWriting();

        Assert.InRange(torn.Length, 1, 1024 * 1024);
        Assert.Equal("\nnext\n"u8.ToArray(), _pipe.ReadToEnd());
    }

    [Fact]
    public void A_terminal_a_device_and_a_file_are_read_as_they_stand_and_a_pipe_and_a_socket_are_not()
    {
        using var device = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write);
        using var file = File.OpenHandle(Path.GetTempFileName(), FileMode.Open, FileAccess.Write, options: FileOptions.DeleteOnClose);
        using var socket = LinuxPipe.OfMessages();

        Assert.True(new StandardOutput((int)device.DangerousGetHandle()).IsReadAsItStands);
        Assert.True(new StandardOutput((int)file.DangerousGetHandle()).IsReadAsItStands);
        Assert.False(new StandardOutput(_pipe.Writing).IsReadAsItStands);
        Assert.False(new StandardOutput(socket.Writing).IsReadAsItStands);
        Assert.False(new StandardOutput(int.MaxValue).IsReadAsItStands);
    }

    [Fact]
    public void S2_a_closed_output_loses_the_record_and_nothing_else()
    {
        var output = new StandardOutput(_pipe.Writing);
        _pipe.CloseWriting();

        output.Write("lost\n"u8.ToArray());

        using var open = LinuxPipe.Open();
        Assert.Equal(_pipe.Writing, open.Writing);
        output.Write("kept\n"u8.ToArray());
        open.CloseWriting();
        Assert.Equal("kept\n"u8.ToArray(), open.ReadToEnd());
    }
}
