using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using MailKit.Net.Smtp;
using MessagePack;
using MimeKit;
using PluginRuntime;

namespace Libraries.Remote;

[MessagePackObject]
public sealed class Packed
{
    [Key(0)]
    public string Item { get; set; } = "";

    [Key(1)]
    public int Count { get; set; }
}

[Handler("MessagePack")]
public sealed class Pack : LibraryHandler
{
    protected override Task<string> UseAsync(CancellationToken cancellationToken)
    {
        var bytes = MessagePackSerializer.Serialize(new Packed { Item = "tea", Count = 2 }, cancellationToken: cancellationToken);
        var read = MessagePackSerializer.Deserialize<Packed>(bytes, cancellationToken: cancellationToken);
        return Task.FromResult($"{bytes.Length} bytes, {read.Count} {read.Item}");
    }
}

[Handler("Google-Protobuf")]
public sealed class Proto : LibraryHandler
{
    protected override Task<string> UseAsync(CancellationToken cancellationToken)
    {
        var text = new StringValue { Value = "tea" };
        return Task.FromResult($"{StringValue.Parser.ParseFrom(text.ToByteArray()).Value} {JsonFormatter.Default.Format(text)}");
    }
}

/// <summary>Nobody listens: that the service is not available is the right answer.</summary>
[Handler("Grpc-Net-Client")]
public sealed class Call : LibraryHandler
{
    private static readonly Marshaller<StringValue> Text = Marshallers.Create(value => value.ToByteArray(), StringValue.Parser.ParseFrom);

    protected override async Task<string> UseAsync(CancellationToken cancellationToken)
    {
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{Loopback.FreePort()}");
        var method = new Method<StringValue, StringValue>(MethodType.Unary, "shop", "Ask", Text, Text);
        try
        {
            var options = new CallOptions(cancellationToken: cancellationToken);
            return (await channel.CreateCallInvoker().AsyncUnaryCall(method, null, options, new StringValue())).Value;
        }
        catch (RpcException error)
        {
            return $"{error.StatusCode}";
        }
    }
}

/// <summary>Nobody listens: that the connection is refused is the right answer.</summary>
[Handler("MailKit")]
public sealed class Mail : LibraryHandler
{
    protected override async Task<string> UseAsync(CancellationToken cancellationToken)
    {
        var message = new MimeMessage { Subject = "tea", Body = new TextPart("plain") { Text = "two" } };
        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", Loopback.FreePort(), useSsl: false, cancellationToken);
            return "connected";
        }
        catch (System.Net.Sockets.SocketException error)
        {
            return $"{message.Subject}, {error.SocketErrorCode}";
        }
    }
}
