using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PluginRuntime.Binding;
using PluginRuntime.Json;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// The JSON of a native handler: by the code that its table has, else by the source-generated context that its assembly names. Never by reflection.
/// </summary>
/// <param name="table">The handlers of the library.</param>
internal sealed class HandlerJson(HandlerTableAttribute table)
{
    /// <summary>Whether bytes go in and out as they are.</summary>
    public bool HasBytes => true;

    /// <summary>The media type of a stream's content.</summary>
    public string StreamContentType => ResponseWriter.Octets;

    /// <summary>How values of <typeparamref name="T"/> are read and written.</summary>
    /// <exception cref="FunctionException">The library's context does not know the type.</exception>
    public IJsonType<T> TypeOf<T>() => table.JsonOf(typeof(T)) is GeneratedJson<T> generated
        ? new GeneratedJsonType<T>(generated, this)
        : OpenTypeOfContext<T>();

    /// <summary>The same by the context, also where the table has code for the type.</summary>
    /// <exception cref="FunctionException">As above.</exception>
    public IJsonType<T> OpenTypeOfContext<T>() => table.JsonContext is JsonSerializerContext context
        ? new JsonType<T>((JsonTypeInfo<T>)(context.GetTypeInfo(typeof(T)) ?? throw Unknown(context, typeof(T))))
        : throw NoContext(typeof(T));

    private FunctionException Unknown(JsonSerializerContext context, Type type) => new(
        "Runtime.InvalidPackage", UnknownType.Message(context.GetType().ToString(), table.GetType().Assembly.GetName().Name!, type.ToString()));

    private static FunctionException NoContext(Type type) => new(
        "Runtime.InvalidPackage",
        $"""
        JSON is to be read into or written from {type}, and this native library names no JSON context; there is no reflection in it to do without.
        Name one in its source, as in [assembly: PluginJsonContext(typeof(AppJson))], and publish it again.
        """);
}
