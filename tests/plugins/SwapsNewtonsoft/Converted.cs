using Newtonsoft.Json;
using PluginRuntime;
using SwapForms;

namespace SwapsNewtonsoft;

/// <summary>Answers by a JSON library that leaves types of the package in caches of .NET's.</summary>
public sealed class Converted : IRawHandler
{
    private readonly string _version = PackageVersion.Read();

    public ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, System.Buffers.IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        var order = JsonConvert.DeserializeObject<Order>("""{"Id":"7","Kept":{"7":"x"}}""")!;
        System.Buffers.BuffersExtensions.Write(
            response, System.Text.Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(new Answer(_version, context.RequestId + order.Kept.Count))));
        return default;
    }
}

/// <summary>Has keys that Newtonsoft converts by a type descriptor.</summary>
public sealed class Order
{
    public Key Id { get; set; }

    public Dictionary<Key, string> Kept { get; } = [];
}

[System.ComponentModel.TypeConverter(typeof(KeyConverter))]
public readonly record struct Key(int Number);

public sealed class KeyConverter : System.ComponentModel.TypeConverter
{
    public override bool CanConvertFrom(System.ComponentModel.ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    public override object ConvertFrom(System.ComponentModel.ITypeDescriptorContext? context, System.Globalization.CultureInfo? culture, object value) =>
        new Key(int.Parse((string)value, System.Globalization.CultureInfo.InvariantCulture));
}
