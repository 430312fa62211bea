using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml.Serialization;
using PluginRuntime;
using SwapForms;

namespace Swaps;

/// <summary>Answers bytes with bytes.</summary>
[Handler("plain")]
internal class Plain : IRawHandler
{
    protected string Version { get; } = PackageVersion.Read();

    public virtual ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        response.Write(Encoding.UTF8.GetBytes($$"""{"version":"{{Version}}","requestId":"{{context.RequestId}}"}"""));
        return default;
    }
}

/// <summary>Reads its version anew for each answer, below whatever is the base directory then.</summary>
[Handler("page")]
internal sealed class Page : IRawHandler
{
    public ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        response.Write(Encoding.UTF8.GetBytes($$"""{"version":"{{PackageVersion.Read()}}","requestId":"{{context.RequestId}}"}"""));
        return default;
    }
}

/// <summary>The same, and reads it while it is made besides.</summary>
[Handler("late-page")]
internal sealed class LatePage : IRawHandler
{
    public LatePage() => PackageVersion.Read();

    public ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        response.Write(Encoding.UTF8.GetBytes($$"""{"version":"{{PackageVersion.Read()}}","requestId":"{{context.RequestId}}"}"""));
        return default;
    }
}

/// <summary>Makes an XML serializer for what its event names.</summary>
[Handler("xml")]
internal sealed class Xml : IRawHandler
{
    public ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        using var text = new StringWriter();
        if (Encoding.UTF8.GetString(payload.Span) == "list")
        {
            new XmlSerializer(typeof(List<Item>)).Serialize(text, new List<Item> { new() });
        }
        else
        {
            new XmlSerializer(typeof(Item[])).Serialize(text, new Item[] { new() });
        }

        response.Write(Encoding.UTF8.GetBytes(text.ToString()));
        return default;
    }
}

/// <summary>Makes one for a list while it is made itself.</summary>
[Handler("xml-early")]
internal sealed class EarlyXml : Plain
{
    private readonly XmlSerializer _lists = new(typeof(List<Item>));

    public override string ToString() => $"{_lists}";
}

public sealed class Item
{
    public int Number { get; set; } = 7;
}

/// <summary>Fails each time.</summary>
[Handler("fails")]
internal sealed class Fails : Plain
{
    public override ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Version " + Version);
}

/// <summary>Waits until the file is there that the event names, and is disposed some time.</summary>
[Handler("waits")]
internal sealed class Waits : Plain, IAsyncDisposable
{
    public override async ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        var path = Encoding.UTF8.GetString(payload.Span);
        context.AfterResponse(_ =>
        {
            Console.WriteLine($"after {context.RequestId} on {Version}");
            return default;
        });
        while (path.Length > 0 && !File.Exists(path))
        {
            await Task.Delay(5, CancellationToken.None);
        }

        await base.HandleAsync(payload, response, context, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Console.WriteLine("disposed " + Version);
    }
}

/// <summary>Answers by source-generated JSON.</summary>
[Handler("generated")]
internal sealed class Generated : IHandler<Ask, Answer>
{
    private readonly string _version = PackageVersion.Read();

    public ValueTask<Answer> HandleAsync(Ask payload, IInvocationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new Answer(_version, context.RequestId));
}

/// <summary>Answers later, on whatever thread.</summary>
public sealed class Later
{
    private readonly string _version = PackageVersion.Read();

    [Handler("async")]
    public async Task<Answer> AnswerAsync(Ask payload, IInvocationContext context)
    {
        await Task.Yield();
        await Task.Delay(1);
        return new Answer(_version, context.RequestId);
    }
}

/// <summary>Streams its version until the file is there that the event names, and once more.</summary>
public sealed class Streaming
{
    private readonly string _version = PackageVersion.Read();

    [Handler("stream")]
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> PiecesAsync(ReadOnlyMemory<byte> payload)
    {
        yield return Encoding.UTF8.GetBytes(_version + ";");
        while (!File.Exists(Encoding.UTF8.GetString(payload.Span)))
        {
            await Task.Delay(5);
        }

        yield return Encoding.UTF8.GetBytes(_version + ".");
    }
}

/// <summary>JSON of its event cannot be made ready in a version that says so.</summary>
[Handler("warms")]
internal sealed class Warms : IHandler<Warm, Answer>
{
    public ValueTask<Answer> HandleAsync(Warm payload, IInvocationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new Answer(PackageVersion.Read(), context.RequestId));
}

[JsonConverter(typeof(WarmConverter))]
internal sealed record Warm(string? Path);

internal sealed class WarmConverter : JsonConverter<Warm>
{
    private readonly string _version = PackageVersion.Read();

    public override Warm Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Skip();
        return new Warm(_version);
    }

    public override void Write(Utf8JsonWriter writer, Warm value, JsonSerializerOptions options) => writer.WriteStringValue(value.Path);
}
