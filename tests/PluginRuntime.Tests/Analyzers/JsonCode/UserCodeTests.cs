using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Tests.Analyzers.JsonCode;

/// <summary>When the user's own constructors and getters run, beside what is generated.</summary>
public sealed class UserCodeTests
{
    private const string Source = """
        using System.Text.Json.Serialization;
        [assembly: PluginJsonContext(typeof(Json))]
        [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(Order))]
        public partial class Json : JsonSerializerContext;
        public class Order
        {
            public static int Made; public static int Got;
            public Order() { Made++; }
            public string Name { get; set; }
            public string Odd { get { Got++; return Name == "unsupported" ? throw new NotSupportedException("not this") : Name == "broken" ? throw new TimeoutException("broken") : "odd"; } }
        }
        public static class H { [Handler("h")] public static Order M(Order order) => order; }
        """;

    [Theory]
    [InlineData("{\"name\":\"a\"}", 1, true)]
    [InlineData("{\"unknown\":[{}],\"name\":\"a\"}", 1, true)]
    [InlineData("{\"name\":\"a\"", 0, false)]
    [InlineData("{\"name\":1}", 0, false)]
    [InlineData("{\"name\":\"a\"} x", 1, false)]
    public void An_object_is_made_when_all_of_it_was_read(string document, int made, bool isRead)
    {
        using var package = GeneratedPackage.Of(Source);
        var order = package.Assembly.GetType("Order")!;

        Assert.Equal(isRead, Read(package, order, document, out _));
        Assert.Equal(made, order.GetField("Made")!.GetValue(null));
    }

    [Theory]
    [InlineData("plain", true, 1)]
    [InlineData("unsupported", false, 1)]
    public void A_getter_is_called_once_and_what_only_the_context_can_tell_is_left_to_it_with_nothing_written(string name, bool isWritten, int got)
    {
        using var package = GeneratedPackage.Of(Source);
        var order = package.Assembly.GetType("Order")!;
        Assert.True(Read(package, order, $"{{\"name\":\"{name}\"}}", out var value));
        var response = new ArrayBufferWriter<byte>();

        Assert.Equal(isWritten, Write(package, order, response, value!));
        Assert.Equal(got, order.GetField("Got")!.GetValue(null));
        Assert.Equal(isWritten ? JsonSerializer.Serialize(value, order, package.Context) : "", Encoding.UTF8.GetString(response.WrittenSpan));
    }

    [Fact]
    public void Any_other_exception_of_a_getter_comes_out_as_it_is()
    {
        using var package = GeneratedPackage.Of(Source);
        var order = package.Assembly.GetType("Order")!;
        Assert.True(Read(package, order, "{\"name\":\"broken\"}", out var value));

        Assert.Equal("broken", Assert.Throws<TimeoutException>(() => Write(package, order, new ArrayBufferWriter<byte>(), value!)).Message);
    }

    private static bool Read(GeneratedPackage package, Type type, string document, out object? value)
    {
        var call = typeof(UserCodeTests).GetMethod(nameof(ReadOf), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type);
        value = call.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [package.JsonOf(type), document], null);
        return value is not null;
    }

    private static object? ReadOf<T>(GeneratedJson<T> json, string document) => json.TryRead(Encoding.UTF8.GetBytes(document), out var value) ? value : null;

    private static bool Write(GeneratedPackage package, Type type, IBufferWriter<byte> response, object value) =>
        (bool)typeof(UserCodeTests).GetMethod(nameof(WriteOf), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [package.JsonOf(type), response, value], null)!;

    private static bool WriteOf<T>(GeneratedJson<T> json, IBufferWriter<byte> response, T value) => json.TryWrite(response, value, isLine: false, out _);
}
