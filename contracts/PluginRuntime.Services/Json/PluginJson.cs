using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Json;

/// <summary>
/// The JSON of one plugin: the source-generated context that it names, else reflection with the Web defaults.
/// </summary>
/// <remarks>
/// Compiled into the host, for plugins that use .NET's own System.Text.Json, and into the plugin side, for those that bring another.
/// </remarks>
internal sealed class PluginJson : IPluginJson
{
    private readonly string _package;
    private readonly JsonSerializerContext? _context;
    private readonly JsonSerializerOptions _options;

    /// <summary>Finds the plugin's context.</summary>
    /// <param name="assembly">The plugin's main assembly.</param>
    /// <param name="package">The package's name, for messages.</param>
    /// <param name="context">The context, if the plugin's table has it.</param>
    /// <exception cref="FunctionException">The plugin names a type that is not a context.</exception>
    public PluginJson(Assembly assembly, string package, object? context = null)
    {
        _package = package;
        _context = context as JsonSerializerContext ?? FindContext(assembly);
        _options = _context?.Options ?? ReflectionOptions();
    }

    /// <inheritdoc/>
    public IJsonType<T> TypeOf<T>()
    {
        var info = _context is null ? ReflectedType(typeof(T)) : _context.GetTypeInfo(typeof(T)) ?? throw UnknownToContext(typeof(T));
        return new JsonType<T>((JsonTypeInfo<T>)info);
    }

    /// <inheritdoc/>
    public void Prewarm() => PrewarmedValue.Exercise();

    private JsonTypeInfo ReflectedType(Type type)
    {
        try
        {
            return _options.GetTypeInfo(type);
        }
        catch (Exception error) when (error is NotSupportedException or InvalidOperationException)
        {
            throw new FunctionException(
                "Runtime.InvalidHandler",
                $"""
                JSON cannot be read into or written from {type}, which a handler of package {_package} takes or returns: {error.Message}
                Give it a constructor and members that System.Text.Json can use, or handle the bytes in an IRawHandler.
                """,
                error);
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A native library has the JSON of its generated code and its context, and does not come here.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "A native library has the JSON of its generated code and its context, and does not come here.")]
    private static JsonSerializerOptions ReflectionOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        options.MakeReadOnly();
        return options;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A native library has the JSON of its generated code and its context, and does not come here.")]
    private JsonSerializerContext? FindContext(Assembly assembly)
    {
        var attribute = (PluginJsonContextAttribute?)Attribute.GetCustomAttribute(assembly, typeof(PluginJsonContextAttribute));
        if (attribute is null)
        {
            return null;
        }

        // The generator's own instance: the one that carries the options of [JsonSourceGenerationOptions].
        var instance = attribute.ContextType.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)?.GetMethod;
        return instance?.Invoke(null, null) as JsonSerializerContext ?? throw NotAContext(attribute.ContextType);
    }

    private FunctionException NotAContext(Type type) => new(
        "Runtime.InvalidPackage",
        $"""
        Package {_package} names {type} in [assembly: PluginJsonContext(…)], and that is not a source-generated JSON context.
        Name a class such as: [JsonSerializable(typeof(Order))] internal sealed partial class AppJson : JsonSerializerContext;
        Change the attribute in the plugin's source, or remove it to use reflection.
        """);

    private FunctionException UnknownToContext(Type type) => new(
        "Runtime.InvalidPackage", UnknownType.Message(_context!.GetType().ToString(), _package, type.ToString()));
}
