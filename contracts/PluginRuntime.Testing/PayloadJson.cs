using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PluginRuntime.Testing;

/// <summary>
/// Writes a test's events and reads its responses: by the JSON context that the handler's assembly names, or the serializer that it has for AWS's
/// runtime; what neither knows, as an anonymous type, by the Web defaults.
/// </summary>
internal sealed class PayloadJson
{
    private const string SerializerAttribute = "Amazon.Lambda.Core.LambdaSerializerAttribute";
    private const string SerializerContract = "Amazon.Lambda.Core.ILambdaSerializer";

    private readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web);
    private readonly object? _serializer;

    private PayloadJson(JsonSerializerContext? context, object? serializer)
    {
        _serializer = serializer;
        if (context is not null)
        {
            _options = new JsonSerializerOptions(context.Options)
            {
                TypeInfoResolver = JsonTypeInfoResolver.Combine(context, new DefaultJsonTypeInfoResolver()),
            };
        }
    }

    /// <summary>For a handler of which nothing is known but its bytes.</summary>
    public static PayloadJson Default { get; } = new(context: null, serializer: null);

    /// <summary>For the handlers of an assembly.</summary>
    public static PayloadJson Of(Assembly assembly) => new(ContextOf(assembly), SerializerOf(assembly));

    /// <summary>An event's bytes: those of a byte array, of memory or of a stream as they are, of anything else its JSON.</summary>
    public ReadOnlyMemory<byte> Write(object? payload)
    {
        switch (payload)
        {
            case byte[] bytes:
                return bytes;
            case ReadOnlyMemory<byte> memory:
                return memory;
            case Memory<byte> memory:
                return memory;
            case Stream stream:
                return Rest(stream);
            case null:
                return "null"u8.ToArray();
            default:
                return IsAnonymous(payload.GetType()) || _serializer is null
                    ? JsonSerializer.SerializeToUtf8Bytes(payload, payload.GetType(), _options)
                    : Serialize(payload);
        }
    }

    /// <summary>Reads a response.</summary>
    public T? Read<T>(ReadOnlySpan<byte> response)
    {
        if (_serializer is null)
        {
            return JsonSerializer.Deserialize<T>(response, _options);
        }

        using var stream = new MemoryStream(response.ToArray(), writable: false);
        return (T?)Call("Deserialize", typeof(T), stream);
    }

    private static JsonSerializerContext? ContextOf(Assembly assembly) =>
        assembly.GetCustomAttribute<PluginJsonContextAttribute>()?.ContextType
            .GetProperty("Default", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as JsonSerializerContext;

    private static object? SerializerOf(Assembly assembly)
    {
        var attribute = assembly.GetCustomAttributes().FirstOrDefault(attribute => attribute.GetType().FullName == SerializerAttribute);
        var type = (Type?)attribute?.GetType().GetProperty("SerializerType")?.GetValue(attribute);

        // One that cannot be made is told by the binder, with what to mend.
        return type?.GetInterface(SerializerContract) is null || type.GetConstructor(Type.EmptyTypes) is null ? null : Activator.CreateInstance(type);
    }

    private static byte[] Rest(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static bool IsAnonymous(Type type) => type.Name.StartsWith('<');

    private byte[] Serialize(object payload)
    {
        using var stream = new MemoryStream();
        Call("Serialize", payload.GetType(), payload, stream);
        return stream.ToArray();
    }

    private object? Call(string method, Type type, params object[] arguments) => _serializer!.GetType()
        .GetInterface(SerializerContract)!
        .GetMethod(method)!
        .MakeGenericMethod(type)
        .Invoke(_serializer, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
}
