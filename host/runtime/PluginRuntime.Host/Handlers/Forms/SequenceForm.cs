using System.Buffers;
using PluginRuntime.Binding;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Forms;

/// <summary>A method that returns a sequence: each item goes out when it comes, as bytes or as a line of JSON.</summary>
internal sealed class SequenceForm<TEvent, TItem> : MethodForm<TEvent>
{
    private readonly IJsonType<TItem>? _items;

    public SequenceForm(PlainMethod method, HandlerJson json)
        : base(method, json) => _items = typeof(TItem) == typeof(ReadOnlyMemory<byte>) ? null : json.TypeOf<TItem>();

    /// <inheritdoc/>
    protected override Action<TEvent, IInvocationContext, CancellationToken, ResponseWriter> CallOn(object? handler)
    {
        var call = MethodDelegate.Of<TEvent, IAsyncEnumerable<TItem>>(Method, handler);
        return (payload, context, token, response) =>
            Stream(call(payload, context, token) ?? throw NoTask.NorSequence(Method), response, token);
    }

    private void Stream(IAsyncEnumerable<TItem> sequence, ResponseWriter response, CancellationToken token)
    {
        using var stream = response.OpenStream(_items is null ? ResponseWriter.Octets : "application/x-ndjson");
        var line = _items is null ? null : new ArrayBufferWriter<byte>();
        var items = sequence.GetAsyncEnumerator(token);
        try
        {
            while (Completion.Wait(items.MoveNextAsync()))
            {
                if (line is null)
                {
                    stream.Write(((ReadOnlyMemory<byte>)(object)items.Current!).Span);
                }
                else
                {
                    line.ResetWrittenCount();
                    _items!.WriteLine(line, items.Current);
                    stream.Write(line.WrittenSpan);
                }
            }
        }
        finally
        {
            Completion.Wait(items.DisposeAsync());
        }
    }
}
