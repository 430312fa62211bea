using System.Reflection;
using System.Text.Json;
using McMaster.NETCore.Plugins;

namespace PluginRuntime.NaiveHost;

/// <summary>The one handler of a plugin, found and called by reflection.</summary>
internal sealed class PluginHandler
{
    private readonly object _handler;
    private readonly MethodInfo _method;
    private readonly Type _eventType;
    private readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    private PluginHandler(Type handlerType, Type contract)
    {
        _handler = Activator.CreateInstance(handlerType, nonPublic: true)!;
        _method = contract.GetMethod(nameof(IHandler<,>.HandleAsync))!;
        _eventType = contract.GetGenericArguments()[0];
    }

    public static PluginHandler Load(string folder, string name)
    {
        var loader = PluginLoader.CreateFromAssemblyFile(
            Path.Combine(folder, $"{name}.dll"), sharedTypes: [typeof(IHandler<,>), typeof(IInvocationContext)]);
        foreach (var type in loader.LoadDefaultAssembly().GetTypes())
        {
            if (Array.Find(type.GetInterfaces(), IsHandlerContract) is { } contract)
            {
                return new PluginHandler(type, contract);
            }
        }

        throw new InvalidOperationException($"{name}.dll in {folder} has no type that implements IHandler<TEvent, TResponse>.");
    }

    private static bool IsHandlerContract(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IHandler<,>);

    public async Task<byte[]> InvokeAsync(InvocationContext invocation)
    {
        var payload = JsonSerializer.Deserialize(invocation.Payload, _eventType, _json);
        using var cancellation = new CancellationTokenSource(invocation.RemainingTime);
        var pending = _method.Invoke(_handler, [payload, invocation, cancellation.Token])!;
        var task = (Task)pending.GetType().GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(pending, null)!;
        await task;
        var response = task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task);
        return JsonSerializer.SerializeToUtf8Bytes(response, response?.GetType() ?? typeof(object), _json);
    }
}
