using System.Text.RegularExpressions;

namespace PluginRuntime.Tests.Handlers.Tables;

/// <summary>
/// Source with a handler of every form, each of which can stand in a table.
/// </summary>
internal static partial class TabledForms
{
    public const string Source = """
        namespace Orders
        {
            public sealed record Order(string Name);
            public sealed record Receipt(string Text);

            [Handler("raw")]
            public sealed class Raw : IRawHandler
            {
                public ValueTask HandleAsync(ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
                {
                    response.Write(payload.Span);
                    return default;
                }
            }

            internal sealed class Typed : IHandler<Order, Receipt>
            {
                public ValueTask<Receipt> HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken) => new(new Receipt(payload.Name));
            }

            public sealed class EventOnly : IHandler<Order>
            {
                public ValueTask HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken) => default;
            }

            public static class Outer
            {
                internal sealed class Streaming : IStreamingHandler<Order>
                {
                    public async ValueTask HandleAsync(Order payload, ResponseStream response, IInvocationContext context, CancellationToken cancellationToken) =>
                        await response.WriteAsync(System.Text.Encoding.UTF8.GetBytes(payload.Name), cancellationToken);
                }
            }

            public struct Value : IHandler<int, int>
            {
                private int _count;
                public ValueTask<int> HandleAsync(int payload, IInvocationContext context, CancellationToken cancellationToken) => new(payload + ++_count);
            }

            public class Methods
            {
                private int _count;

                [Handler("value")] public Receipt Value(Order order) => new(order.Name + ++_count);
                [Handler("void")] public void Void(Order order) => _count++;
                [Handler("task")] public Task Task(Order order) => System.Threading.Tasks.Task.CompletedTask;
                [Handler("task-of")] public async Task<Receipt> TaskOf(Order order) { await System.Threading.Tasks.Task.Yield(); return new(order.Name); }
                [Handler("value-task")] public ValueTask ValueTask(Order order) => default;
                [Handler("value-task-of")] public ValueTask<Receipt> ValueTaskOf(Order order) => new(new Receipt(order.Name));
                [Handler("no-task")] public Task<Receipt> NoTask(Order order) => null;
                [Handler("sequence")] public async IAsyncEnumerable<Receipt> Sequence(Order order) { yield return new("one"); await System.Threading.Tasks.Task.Yield(); yield return new("two"); }
                [Handler("bytes-sequence")] public async IAsyncEnumerable<ReadOnlyMemory<byte>> Bytes(ReadOnlyMemory<byte> order) { await System.Threading.Tasks.Task.Yield(); yield return order; }
                [Handler("no-sequence")] public IAsyncEnumerable<Receipt> NoSequence(Order order) => null;
                [Handler("bytes")] public ReadOnlyMemory<byte> BytesAtOnce(ReadOnlyMemory<byte> order) => order;
                [Handler("stream")] public Stream Streams(Stream order) => order;
                [Handler("memory-stream")] public Task<MemoryStream> StreamsLater(Stream order) { var copy = new MemoryStream(); order.CopyTo(copy); copy.Position = 0; return System.Threading.Tasks.Task.FromResult(copy); }
                [Handler("number")] public int? Number(int order) => order + 1;
                [Handler("list")] public Dictionary<string, (int, Order[])> Tuples(List<Order> order) => new() { ["all"] = (order.Count, order.ToArray()) };
                [Handler("anything")] public dynamic Anything(dynamic order) => ((object)order).ToString();
                public string Anything(object order, string more = "") => "object";
                [Handler("nothing")] public string None() => "none";
                [Handler("context")] public string Context(IInvocationContext context) => context.RequestId;
                [Handler("token")] public bool Token(CancellationToken token) => token.CanBeCanceled;
                [Handler("context-token")] public string ContextToken(IInvocationContext context, CancellationToken token) => context.RequestId + token.CanBeCanceled;
                [Handler("event-token")] public string EventToken(Order order, CancellationToken token) => order.Name + token.CanBeCanceled;
                [Handler("all")] public string All(Order order, IInvocationContext context, CancellationToken token = default) => order.Name + context.RequestId + token.CanBeCanceled;
                [Handler("throws")] public string Throws(Order order) => throw new InvalidOperationException("no " + order.Name);
                [Handler("overloaded")] public string Overloaded(Order order) => "order " + order.Name;
                public string Overloaded(object order, string more = "") => "object";
                public string Overloaded<T>(T order) => "generic";
                [Handler("array")] public int Array(params Order[] order) => order.Length;
                [Handler("keyword")] public string @class(Order @event) => @event.Name;
            }

            public static class Statics
            {
                private static string _text = "ready";
                [Handler("static")] public static Receipt Static(Order order) => new(order.Name + _text);
                [Handler("extension")] public static Receipt Extension(this Order order) => new(order.Name + _text);
            }

            public sealed class Late
            {
                static Late() => throw new InvalidOperationException("the static constructor threw");
                [Handler("late")] public static string Never() => "never";
            }

            public sealed class Broken
            {
                public Broken() => throw new InvalidOperationException("the constructor threw");
                [Handler("broken")] public string Never() => "never";
            }
        }
        """;

    private static readonly Dictionary<string, string> Events = new()
    {
        ["number"] = "41",
        ["Orders.Value"] = "41",
        ["list"] = """[{"Name":"Ada"},{"Name":"Bob"}]""",
        ["array"] = """[{"Name":"Ada"},{"Name":"Bob"}]""",
    };

    /// <summary>What chooses each of them.</summary>
    public static string[] Entries { get; } =
    [
        .. Marks().Matches(Source).Select(mark => mark.Groups[1].Value),
        "Typed", "Orders.Typed", "EventOnly", "Orders.Outer+Streaming", "Streaming", "Orders.Value",
    ];

    public static string EventOf(string entry) => Events.GetValueOrDefault(entry, """{"Name":"Ada"}""");

    [GeneratedRegex("""\[Handler\("([^"]+)"\)\]""")]
    private static partial Regex Marks();
}
