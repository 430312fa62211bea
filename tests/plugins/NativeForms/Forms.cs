using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using PluginRuntime;

[assembly: PluginJsonContext(typeof(NativeForms.FormsJson))]

namespace NativeForms;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Ask))]
[JsonSerializable(typeof(int))]
internal sealed partial class FormsJson : JsonSerializerContext;

/// <summary>What a handler is asked to do.</summary>
public sealed class Ask
{
    public string? Name { get; set; }

    public int Count { get; set; }
}

[Handler("echo")]
public sealed class Echo : IRawHandler
{
    public ValueTask HandleAsync(ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        response.Write(payload.Span);
        return default;
    }
}

[Handler("nothing")]
public sealed class Nothing : IHandler<Ask>
{
    public async ValueTask HandleAsync(Ask payload, IInvocationContext context, CancellationToken cancellationToken) => await Task.Yield();
}

/// <summary>Each form of a method.</summary>
public sealed class Methods
{
    [Handler("value")]
    public Ask Value(Ask payload) => new() { Name = payload.Name, Count = payload.Count + 1 };

    [Handler("void")]
    public void Void(Ask payload) => ArgumentNullException.ThrowIfNull(payload);

    [Handler("task")]
    public async Task Later(Ask payload) => await Task.Delay(1);

    [Handler("task-of")]
    public async Task<Ask> LaterOf(Ask payload, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return payload;
    }

    [Handler("value-task-of")]
    public static ValueTask<Ask> StaticLater(Ask payload) => ValueTask.FromResult(payload);

    [Handler("stream")]
    public Stream Stream(Stream payload) => payload;

    [Handler("bytes")]
    public ReadOnlyMemory<byte> Bytes(ReadOnlyMemory<byte> payload) => payload.ToArray().Reverse().ToArray();

    [Handler("lines")]
    public async IAsyncEnumerable<Ask> Lines(Ask payload)
    {
        for (var number = 0; number < payload.Count; number++)
        {
            await Task.Yield();
            yield return new Ask { Name = payload.Name, Count = number };
        }

        if (payload.Name == "fails")
        {
            throw new InvalidOperationException("failed behind the lines");
        }
    }

    [Handler("no-task")]
    public Task? NoTask() => null;
}

/// <summary>Tells what its context knows.</summary>
public sealed class Told
{
    [Handler("facts")]
    public Ask Facts(IInvocationContext context) => new()
    {
        Name = string.Join(
            '|', context.RequestId, context.FunctionName, context.FunctionVersion, context.InvokedFunctionArn, context.MemoryLimitMegabytes, context.LogGroupName,
            context.LogStreamName, context.TraceId, context.TenantId, context.ClientContextJson, context.CognitoIdentityId, context.CognitoIdentityPoolId,
            context.Deadline.ToUnixTimeMilliseconds(), context.Services.GetService(typeof(Ask))),
        Count = context.RemainingTime > TimeSpan.Zero ? 1 : 0,
    };

    [Handler("folder")]
    public Ask Folder(IInvocationContext context) => new() { Name = context.PackageDirectory + "|" + AppContext.BaseDirectory };
}

/// <summary>Fails in the ways there are.</summary>
public sealed class Failures
{
    [Handler("throws")]
    public static Ask Throws(Ask payload) => throw new InvalidOperationException($"{payload.Name} is wrong", new TimeoutException("too late"));

    [Handler("throws-later")]
    public static async Task<Ask> ThrowsLater(Ask payload)
    {
        await Task.Yield();
        throw new FunctionException("Forms.Chosen", $"{payload.Name} is not there");
    }

    [Handler("too-long")]
    public static ReadOnlyMemory<byte> TooLong() => new byte[6_291_557];

    [Handler("null-reference")]
    public static int NullReference(Ask payload) => payload.Name!.Length;
}

/// <summary>Works after its response, and logs.</summary>
public sealed class Afterwards
{
    [Handler("after")]
    public Ask After(Ask payload, IInvocationContext context)
    {
        context.AfterResponse(_ =>
        {
            context.Log(LambdaLogLevel.Warning, "after the response");
            return default;
        });
        context.Log(LambdaLogLevel.Information, "before the response", new TimeoutException("as an example"));
        return payload;
    }

    [Handler("waits")]
    public async Task<Ask> Waits(CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(ended.SetResult);
        await ended.Task;
        return new Ask { Name = "cancelled" };
    }
}
