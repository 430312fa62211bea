using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginRuntime.Json;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Tests.Analyzers.JsonCode;

/// <summary>
/// One type's generated JSON beside its context.
/// </summary>
internal abstract class JsonComparison
{
    /// <summary>How many documents and values generated code has read and written.</summary>
    public int Done { get; protected set; }

    /// <summary>How many it has left to the context.</summary>
    public int Left { get; protected set; }

    /// <summary>Whether it has read the last document.</summary>
    public bool HasRead { get; protected set; }

    /// <summary>The comparison of a type.</summary>
    public static JsonComparison Of(Type type, object generated, JsonTypeInfo context) => (JsonComparison)typeof(JsonComparison<>)
        .MakeGenericType(type).GetConstructors()[0].Invoke(BindingFlags.DoNotWrapExceptions, null, [generated, context], null);

    /// <summary>Reads a document both ways, and writes what came of it.</summary>
    /// <returns>What differs; <see langword="null"/> if nothing does.</returns>
    public abstract string? Compare(byte[] document, Random random);
}

/// <inheritdoc/>
internal sealed class JsonComparison<T>(GeneratedJson<T> generated, JsonTypeInfo<T> context) : JsonComparison
{
    private readonly JsonType<T> _ofHost = new(context);

    /// <inheritdoc/>
    public override string? Compare(byte[] document, Random random)
    {
        HasRead = generated.TryRead(document, out var value);
        if (!HasRead)
        {
            Left++;
            try
            {
                value = JsonSerializer.Deserialize(document, context)!;
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException)
            {
                return null;
            }

            return CompareWritten(value, random);
        }

        Done++;
        T expected;
        try
        {
            expected = JsonSerializer.Deserialize(document, context)!;
        }
        catch (Exception error)
        {
            return $"read {ObjectText.Of(value)}, where the context says {error.GetType()}: {error.Message}";
        }

        return ObjectText.Of(expected) != ObjectText.Of(value)
            ? $"read {ObjectText.Of(value)}, and the context {ObjectText.Of(expected)}"
            : CompareWritten(value!, random);
    }

    private string? CompareWritten(T value, Random random)
    {
        if (CompareWritten(value) is { } difference)
        {
            return difference;
        }

        object? boxed = value;
        return boxed is not null && OddValues.Put(boxed, random) ? CompareWritten((T)boxed) : null;
    }

    private string? CompareWritten(T value)
    {
        foreach (var isLine in (bool[])[false, true])
        {
            var response = new ArrayBufferWriter<byte>(SmallestBuffer);
            var (expected, error) = Context(value, isLine);
            try
            {
                if (!generated.TryWrite(response, value, isLine, out var committed))
                {
                    Left++;
                    if (committed != response.WrittenCount || (error is null && !expected.AsSpan().StartsWith(response.WrittenSpan)))
                    {
                        return $"left {committed} bytes of which {response.WrittenCount} were written: {Encoding.UTF8.GetString(response.WrittenSpan)}";
                    }

                    continue;
                }
            }
            catch (Exception thrown)
            {
                if (error is null || error.GetType() != thrown.GetType() || error.Message != thrown.Message)
                {
                    return $"threw {thrown}, and the context {error?.ToString() ?? "nothing"}";
                }

                continue;
            }

            Done++;
            if (error is not null || !response.WrittenSpan.SequenceEqual(expected))
            {
                return $"wrote {Encoding.UTF8.GetString(response.WrittenSpan)}, and the context {error?.ToString() ?? Encoding.UTF8.GetString(expected)}";
            }
        }

        return null;
    }

    private const int SmallestBuffer = 256;

    private (byte[] Written, Exception? Error) Context(T value, bool isLine)
    {
        var response = new ArrayBufferWriter<byte>();
        try
        {
            if (isLine)
            {
                _ofHost.WriteLine(response, value);
                return (response.WrittenSpan[..^1].ToArray(), null);
            }

            _ofHost.Write(response, value);
            return (response.WrittenSpan.ToArray(), null);
        }
        catch (Exception error)
        {
            return ([], error);
        }
    }
}
