using System.Reflection;
using PluginRuntime.PluginSide;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Handlers.Aws;

/// <summary>
/// The serializer that a handler names by <c>[LambdaSerializer]</c>, or that it names none.
/// </summary>
internal sealed class LambdaSerializer : IPluginJson
{
    private const string Contract = "Amazon.Lambda.Core.ILambdaSerializer";

    private readonly Type? _type;
    private readonly string _package;
    private readonly object _oneInstance = new();
    private object? _instance;

    private LambdaSerializer(Type? type, string package)
    {
        _type = type;
        _package = package;
    }

    /// <summary>The serializer's one instance, made when it is first asked for; <see langword="null"/> if none is named.</summary>
    public object? Instance
    {
        get
        {
            lock (_oneInstance)
            {
                return _type is null ? null : _instance ??= Plugins.Instance.Of(_type);
            }
        }
    }

    /// <summary>Finds the serializer: the method's own, else that of the assembly which the handler string names.</summary>
    /// <exception cref="PackageException">What is named cannot be one.</exception>
    public static LambdaSerializer Of(LoadedCore core, Assembly assembly, MethodInfo method, string package)
    {
        var attribute = core.SerializerAttribute is { } type
            ? Attribute.GetCustomAttribute(method, type) ?? Attribute.GetCustomAttribute(assembly, type)
            : null;

        // The property's method: for the property itself .NET would load 25 types more.
        var serializer = attribute?.GetType().GetMethod("get_SerializerType")?.CreateDelegate<Func<Type?>>(attribute)();
        if (serializer is not null)
        {
            Check(serializer, package);
        }

        return new LambdaSerializer(serializer, package);
    }

    /// <inheritdoc/>
    public IJsonType<T> TypeOf<T>()
    {
        if (Instance is not { } serializer)
        {
            throw SerializerError.NotNamed(typeof(T), _package);
        }

        var contract = ContractOf(_type!)!;
        return new SerializedType<T>(
            contract.GetMethod("Deserialize")!.MakeGenericMethod(typeof(T)).CreateDelegate<Func<Stream, T>>(serializer),
            contract.GetMethod("Serialize")!.MakeGenericMethod(typeof(T)).CreateDelegate<Action<T, Stream>>(serializer));
    }

    /// <inheritdoc/>
    /// <remarks>Nothing: what a serializer of the plugin's does with a value is the plugin's code.</remarks>
    public void Prewarm()
    {
    }

    private static void Check(Type serializer, string package)
    {
        if (ContractOf(serializer) is null)
        {
            throw SerializerError.NotOne(serializer, package);
        }

        if (serializer.IsAbstract || (!serializer.IsValueType && serializer.GetConstructor(Type.EmptyTypes) is null))
        {
            throw SerializerError.NoConstructor(serializer, package);
        }
    }

    private static Type? ContractOf(Type serializer)
    {
        foreach (var contract in serializer.GetInterfaces())
        {
            if (contract.FullName == Contract)
            {
                return contract;
            }
        }

        return null;
    }
}
