using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Linq.Expressions;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Serialization;

namespace Pins;

/// <summary>What leaves nothing behind.</summary>
public static class Harmless
{
    private static readonly ThreadLocal<Kept> PerThread = new(() => new Kept());

    [ThreadStatic]
    private static Kept? _kept;

    public static async Task AwaitAsync()
    {
        await Task.Yield();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await Task.Delay(1)));
    }

    public static void Throw()
    {
        try
        {
            throw new KeptException();
        }
        catch (KeptException)
        {
            // Whoever threw last is remembered by the thread.
        }
    }

    public static void CompileExpression()
    {
        Expression<Func<Kept, string>> expression = kept => kept.ToString()!;
        expression.Compile()(new Kept());
    }

    public static void CompileRegex() => new Regex("^[a-f]+$", RegexOptions.Compiled).IsMatch("cafe");

    public static void KeepPerThread()
    {
        _ = PerThread.Value;
        _kept = new Kept();
        GC.KeepAlive(_kept);
    }

    public static async Task CallAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new HttpClient();
        var call = client.GetStringAsync(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
        using var connection = await listener.AcceptTcpClientAsync();
        await connection.GetStream().ReadExactlyAsync(new byte["GET".Length]);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"));
        await call;
    }

    public static void Trace()
    {
        using var source = new ActivitySource("Pins");
        source.StartActivity("work")?.Dispose();
    }

    public static void DescribeType()
    {
        TypeDescriptor.GetProperties(typeof(Described));
        TypeDescriptor.GetProperties(new Described());
        TypeDescriptor.GetConverter(typeof(Colour)).ConvertFromString(nameof(Colour.Green));
        TypeDescriptor.GetConverter(typeof(Colour[]));
        TypeDescriptor.GetConverter(typeof(List<Colour?>));
    }

    public static void ProvideDescriptions()
    {
        TypeDescriptor.AddProvider(new OwnProvider(TypeDescriptor.GetProvider(typeof(Described))), typeof(Described));
        TypeDescriptor.AddProviderTransparent(new AssociatedMetadataTypeTypeDescriptionProvider(typeof(Bare), typeof(Described)), typeof(Bare));
        TypeDescriptor.GetProperties(typeof(Described));
        Validate(new Bare());
    }

    public static void Validate() => Validate(new Described());

    public static void WriteXml()
    {
        using var text = new StringWriter();
        new XmlSerializer(typeof(Listed)).Serialize(text, new Listed { All = [new Described()] });
    }

    private static void Validate(object described) =>
        Validator.TryValidateObject(described, new ValidationContext(described), new List<ValidationResult>(), validateAllProperties: true);

    public enum Colour
    {
        Red,
        Green,
    }

    public class Described
    {
        [Required]
        public string? Name { get; set; }
    }

    public sealed class Bare
    {
        public string? Name { get; set; }
    }

    public sealed class Listed
    {
        public List<Described> All { get; set; } = [];
    }

    private sealed class OwnProvider(TypeDescriptionProvider parent) : TypeDescriptionProvider(parent);

    private sealed class Kept;

    private sealed class KeptException : Exception;
}
