using System.Reflection;
using PluginRuntime.Handlers.Aws;
using PluginRuntime.Json;
using PluginRuntime.Log;
using PluginRuntime.Log.Templates;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.Words;
using PluginRuntime.Settings;

namespace PluginRuntime.Handlers;

/// <summary>
/// Makes ready for a method that was written for AWS's own .NET runtime.
/// </summary>
internal static class AwsBinding
{
    /// <summary>Finds its serializer and connects its loggers, before any of the plugin's own code runs.</summary>
    /// <exception cref="PackageException">What it names as its serializer cannot be one.</exception>
    /// <exception cref="InitException">The package's context cannot be implemented.</exception>
    public static AwsMethod Of(LoadedPlugin plugin, MethodInfo method, LogWriter log)
    {
        var core = LoadedCore.Of(plugin);
        var target = new TemplatedLog(log, DestructuredValue.OfAws);
        core.RedirectLogger(target);
        var serializer = LambdaSerializer.Of(core, plugin.Assembly, method, plugin.Package.Name);
        var context = AwsContext.IsTakenBy(method) ? OpenContext(plugin, target, serializer) : null;
        return new AwsMethod(serializer, context, core.ConnectStreams(plugin), core.TraceSetter());
    }

    private static AwsContext OpenContext(LoadedPlugin plugin, TemplatedLog log, LambdaSerializer serializer)
    {
        try
        {
            return new AwsContext(plugin.AwsBridge.OpenContexts(log, () => serializer.Instance));
        }
        catch (FunctionException error)
        {
            throw new InitException(error);
        }
    }
}
