using System.Buffers;
using System.Runtime.CompilerServices;
using PluginRuntime.Binding;
using PluginRuntime.Handlers.Aws;
using PluginRuntime.Json;
using PluginRuntime.PluginSide;
using PluginRuntime.Plugins;
using PluginRuntime.Settings;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// The JSON of one plugin's handler: on the host's System.Text.Json, on the one that the package carries, or by a serializer of the plugin's.
/// </summary>
/// <param name="plugin">The plugin.</param>
/// <param name="serializer">The serializer of a handler for AWS's own runtime.</param>
/// <param name="isPrewarmed">Whether it is made ready, and exercised, in init; else at its first use.</param>
/// <param name="table">The plugin's table, which may have its JSON context.</param>
internal sealed class HandlerJson(LoadedPlugin plugin, LambdaSerializer? serializer, bool isPrewarmed, HandlerTableAttribute? table = null)
{
    private readonly object _oneOpening = new();
    private IPluginJson? _json = serializer;

    /// <summary>Whether bytes go in and out as they are; by AWS's rules only streams do.</summary>
    public bool HasBytes => serializer is null;

    /// <summary>The media type of a stream's content.</summary>
    public string StreamContentType => serializer is null ? ResponseWriter.Octets : ResponseWriter.Json;

    /// <summary>How values of <typeparamref name="T"/> are read and written.</summary>
    /// <exception cref="InitException">The plugin's context does not know the type, or JSON cannot hold it; told later if nothing is prewarmed.</exception>
    public IJsonType<T> TypeOf<T>()
    {
        if (!isPrewarmed && serializer is null)
        {
            return new DeferredJsonType<T>(this);
        }

        try
        {
            return OpenType<T>();
        }
        catch (FunctionException error)
        {
            throw new InitException(error);
        }
    }

    /// <summary>The same at once.</summary>
    /// <exception cref="FunctionException">The plugin's context does not know the type, or JSON cannot hold it.</exception>
    public IJsonType<T> OpenType<T>() => table?.JsonOf(typeof(T)) is GeneratedJson<T> generated
        ? new GeneratedJsonType<T>(generated, this)
        : OpenTypeOfContext<T>();

    /// <summary>The same by the plugin's context, also where its table has code for the type.</summary>
    /// <exception cref="FunctionException">As above.</exception>
    public IJsonType<T> OpenTypeOfContext<T>()
    {
        lock (_oneOpening)
        {
            return (_json ??= Open()).TypeOf<T>();
        }
    }

    /// <summary>Exercises what the handler's types have opened, with values of the host's own: no code of the plugin runs.</summary>
    public void Prewarm()
    {
        if (!isPrewarmed)
        {
            return;
        }

        if (_json is null)
        {
            table?.PrewarmJson();
        }
        else
        {
            _json.Prewarm();
        }
    }

    // The host's copy would silently ignore the attributes of another one and could not see its contexts.
    private IPluginJson Open() => plugin.HasFile("System.Text.Json.dll")
        ? plugin.Side.OpenJson(plugin.Assembly, plugin.Package.Name)
        : OpenOwn();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private PluginJson OpenOwn() => new(plugin.Assembly, plugin.Package.Name, table?.JsonContext);
}

/// <summary>
/// A type of the plugin's whose JSON is opened when the first event is read into it or the first response written from it.
/// </summary>
internal sealed class DeferredJsonType<T>(HandlerJson json) : IJsonType<T>
{
    private IJsonType<T>? _type;

    private IJsonType<T> Type => _type ??= json.OpenType<T>();

    /// <inheritdoc/>
    public T Read(ReadOnlySpan<byte> payload) => Type.Read(payload);

    /// <inheritdoc/>
    public void Write(IBufferWriter<byte> response, T value) => Type.Write(response, value);

    /// <inheritdoc/>
    public void WriteLine(IBufferWriter<byte> response, T value) => Type.WriteLine(response, value);
}
