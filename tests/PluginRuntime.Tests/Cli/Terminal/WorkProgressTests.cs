using Microsoft.Extensions.Time.Testing;
using PluginRuntime.Cli.Terminal;

namespace PluginRuntime.Tests.Cli.Terminal;

public sealed class WorkProgressTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly StringWriter _errors = new() { NewLine = "\n" };

    public void Dispose() => _errors.Dispose();

    [Fact]
    public void What_is_done_is_told_at_once_and_then_every_ten_seconds_and_not_before()
    {
        using var progress = new WorkProgress("Building Greeter", _errors, isLive: false, _clock);
        Assert.Equal("Building Greeter …\n", _errors.ToString());

        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal("Building Greeter …\n", _errors.ToString());

        _clock.Advance(TimeSpan.FromSeconds(0.1));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("Building Greeter …\nBuilding Greeter … 10 s\nBuilding Greeter … 20 s\n", _errors.ToString());
    }

    [Fact]
    public void On_a_terminal_one_line_counts_the_seconds_and_is_gone_at_the_end()
    {
        using (new WorkProgress("Building Greeter", _errors, isLive: true, _clock))
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        var states = _errors.ToString().Split("\r\u001b[2K");
        Assert.Equal(["", "Building Greeter …", "Building Greeter … 1 s", "Building Greeter … 2 s", ""], states);
    }

    [Fact]
    public void After_the_end_nothing_is_told()
    {
        new WorkProgress("Building Greeter", _errors, isLive: false, _clock).Dispose();

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("Building Greeter …\n", _errors.ToString());
    }

    [Fact]
    public void A_project_s_name_moves_no_cursor()
    {
        using var progress = new WorkProgress("Building a\u001b[2Jb", _errors, isLive: false, _clock);

        Assert.Equal("Building a\\u001b[2Jb …\n", _errors.ToString());
    }
}
