using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PluginRuntime.Diagnostics;
using PluginRuntime.Plugins;

namespace PluginRuntime.Handlers;

/// <summary>
/// The JSON of one plugin: the source-generated context that it names, else reflection with the Web defaults.
/// </summary>
internal sealed class PluginJson
{
    private readonly LoadedPlugin _plugin;
    private readonly JsonSerializerContext? _context;
    private readonly JsonSerializerOptions _options;

    /// <summary>Finds the plugin's context.</summary>
    /// <exception cref="InitException">The package brings a System.Text.Json of its own, or names a type that is not a context.</exception>
    public PluginJson(LoadedPlugin plugin)
    {
        _plugin = plugin;
        if (plugin.HasFile("System.Text.Json.dll"))
        {
            throw OwnJson();
        }

        _context = FindContext();
        _options = _context?.Options ?? ReflectionOptions();
    }

    /// <summary>How values of <typeparamref name="T"/> are read and written.</summary>
    /// <exception cref="InitException">The plugin's context does not know the type, or JSON cannot hold it.</exception>
    public JsonType<T> TypeOf<T>()
    {
        var info = _context is null ? ReflectedType(typeof(T)) : _context.GetTypeInfo(typeof(T)) ?? throw UnknownToContext(typeof(T));
        return new JsonType<T>((JsonTypeInfo<T>)info);
    }

    private JsonTypeInfo ReflectedType(Type type)
    {
        try
        {
            return _options.GetTypeInfo(type);
        }
        catch (Exception error) when (error is NotSupportedException or InvalidOperationException)
        {
            throw new InitException(
                "Runtime.InvalidHandler",
                $"""
                JSON cannot be read into or written from {type}, which a handler of package {_plugin.Package.Name} takes or returns: {error.Message}
                Give it a constructor and members that System.Text.Json can use, or handle the bytes in an IRawHandler.
                """,
                error);
        }
    }

    private static JsonSerializerOptions ReflectionOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        options.MakeReadOnly();
        return options;
    }

    private JsonSerializerContext? FindContext()
    {
        var attribute = (PluginJsonContextAttribute?)Attribute.GetCustomAttribute(_plugin.Assembly, typeof(PluginJsonContextAttribute));
        if (attribute is null)
        {
            return null;
        }

        // The generator's own instance: the one that carries the options of [JsonSourceGenerationOptions].
        var instance = attribute.ContextType.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)?.GetMethod;
        return instance?.Invoke(null, null) as JsonSerializerContext ?? throw NotAContext(attribute.ContextType);
    }

    private InitException NotAContext(Type type) => new(
        "Runtime.InvalidPackage",
        $"""
        Package {_plugin.Package.Name} names {type} in [assembly: PluginJsonContext(…)], and that is not a source-generated JSON context.
        Name a class such as: [JsonSerializable(typeof(Order))] internal sealed partial class AppJson : JsonSerializerContext;
        Change the attribute in the plugin's source, or remove it to use reflection.
        """);

    private InitException UnknownToContext(Type type) => new(
        "Runtime.InvalidPackage",
        $"""
        The JSON context {_context!.GetType()} of package {_plugin.Package.Name} does not know {type}, which a handler takes or returns.
        Add [JsonSerializable(typeof({type.Name}))] to that class.
        """);

    private InitException OwnJson() => new(
        "Runtime.InvalidPackage",
        $"""
        Package {_plugin.Package.Name} carries a System.Text.Json.dll of its own, and the host reads and writes its JSON with the one of .NET {Environment.Version.Major}.
        Remove the reference to the System.Text.Json package, or to the package that brings it: .NET {Environment.Version.Major} has it built in.
        """);
}
