using System.Buffers;
using PluginRuntime.Invocations;
using PluginRuntime.RuntimeApi;

namespace PluginRuntime.Tests.Invocations;

public sealed class InvocationResponseTests : IDisposable
{
    // Of a server that nobody asks: nothing here is sent.
    private readonly RuntimeApiClient _client = new(RuntimeApiEndpoint.Parse("127.0.0.1:1"));
    private readonly BufferedResponse _gathered = new();

    public void Dispose() => _client.Dispose();

    [Fact]
    public void F10_what_an_invocation_writes_after_its_end_is_refused_and_reaches_no_other()
    {
        var over = Response();
        var first = over.Body;
        first.Write("first"u8);
        over.Close();
        var response = Response();
        var second = response.Body;
        second.Write("second"u8);

        Assert.Throws<ObjectDisposedException>(() => first.Write("late"u8));
        Assert.Throws<ObjectDisposedException>(() => first.Advance(1));
        Assert.Equal("second"u8, _gathered.Written);
        Assert.Same(second, response.Body);
    }

    [Fact]
    public void F10_a_stream_that_is_asked_for_after_the_end_is_refused_and_is_not_the_next_invocations()
    {
        var over = Response();
        over.Close();
        var response = Response();

        Assert.Throws<ObjectDisposedException>(() => over.OpenStream("a/b"));
        using var stream = response.OpenStream("a/b");

        Assert.True(stream.CanWrite);
    }

    [Fact]
    public void An_invocation_has_one_stream()
    {
        var response = Response();
        using var stream = response.OpenStream("a/b");

        Assert.Throws<InvalidOperationException>(() => response.OpenStream("a/b"));
    }

    private InvocationResponse Response()
    {
        var invocation = new Invocation(_client) { RequestId = "id-1", Payload = default };
        return new InvocationResponse(invocation, Deadline.Read(null, TimeProvider.System), _gathered);
    }
}
