using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using PluginRuntime;

[assembly: PluginJsonContext(typeof(Handlers.HandlersJson))]

namespace Handlers;

/// <summary>Each kind of method.</summary>
public sealed class Methods
{
    public static string Static(string payload) => payload + " static";

    public string Instance(string payload, IInvocationContext context, CancellationToken cancellationToken) => payload + " instance";

    public static string Without() => "without";

    public static async Task<string> TaskOf(string payload)
    {
        await Task.Yield();
        return payload + " task";
    }

    public static async ValueTask<string> ValueTaskOf(string payload)
    {
        await Task.Yield();
        return payload + " value task";
    }

    public static void Nothing(string payload)
    {
    }

    public static Task NothingLater(string payload) => Task.CompletedTask;

    public static ValueTask NothingLaterAsValue(string payload) => default;

    public static Stream Streams(Stream payload)
    {
        using var reader = new StreamReader(payload);
        return new MemoryStream(Encoding.UTF8.GetBytes(reader.ReadToEnd() + " stream"));
    }

    public static ReadOnlyMemory<byte> Bytes(ReadOnlyMemory<byte> payload) => payload;

    public static async IAsyncEnumerable<Receipt> Lines(Order payload)
    {
        for (var number = 1; number <= payload.Count; number++)
        {
            await Task.Yield();
            yield return new Receipt($"{number} {payload.Item}");
        }
    }

    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> Pieces(Order payload)
    {
        for (var number = 1; number <= payload.Count; number++)
        {
            await Task.Yield();
            yield return Encoding.UTF8.GetBytes(payload.Item);
        }
    }

    [Handler("named")]
    public static string Named(string payload) => payload + " named";

    [Handler("untyped")]
    public static JsonElement Untyped(JsonElement payload) => payload;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class HandlersJson : JsonSerializerContext;
