using System.Reflection;
using PluginRuntime.PluginSide;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.HandlerStrings;

namespace PluginRuntime.Handlers.Tables;

/// <summary>
/// The table that the compiler has written into a plugin, if it has one.
/// </summary>
internal static class HandlerTable
{
    /// <summary>The plugin's table.</summary>
    /// <returns><see langword="null"/> without one, and where something besides it has to be looked for.</returns>
    /// <remarks>
    /// By the generated method that makes it, as metadata has it; compilers that did not write that one yet have left the attribute alone, which is found by its
    /// base type: the parser of a type's name is vector code, which the JIT would have to compile.
    /// </remarks>
    public static HandlerTableAttribute? Of(LoadedPlugin plugin)
    {
        var assembly = plugin.Assembly;
        if (plugin.Package.HasLambdaCore || !RawMetadata.MayMention(assembly, "__HandlerTable"u8))
        {
            return null;
        }

        var table = Instance.Made(Make, assembly);

        // A startup class that another generator wrote is none that the table's has seen.
        return table is { StartupType: null } && RawMetadata.MayMention(assembly, "IHandlerStartup"u8) ? null : table;
    }

    private static unsafe HandlerTableAttribute? Make(Assembly assembly)
    {
        var maker = RawMethods.FindStatic(assembly, "__MakeHandlerTable"u8);
        return maker != 0
            ? ((delegate*<HandlerTableAttribute>)assembly.ManifestModule.ModuleHandle.ResolveMethodHandle(maker).GetFunctionPointer())()
            : (HandlerTableAttribute?)Attribute.GetCustomAttribute(assembly, typeof(HandlerTableAttribute));
    }

    /// <summary>What a table is asked for a handler string.</summary>
    /// <returns><see langword="null"/> for a string that names a method, which no table has.</returns>
    public static string? NameOf(HandlerString handlerString)
    {
        if (!handlerString.IsAwsForm)
        {
            return handlerString.Entry ?? "";
        }

        return handlerString.MethodName is null ? "::" + handlerString.TypeName : null;
    }
}
