extern alias host;

using host::PluginRuntime.Handlers;
using host::PluginRuntime.Handlers.Tables;
using host::PluginRuntime.Log;
using host::PluginRuntime.Packages.Lookup;
using host::PluginRuntime.Plugins;
using host::PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.PluginSide;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Handlers.Tables;

/// <summary>
/// The host's look at the table of a package <c>orders</c> in a folder.
/// </summary>
internal static class TablePackages
{
    /// <summary>The handler that the table has for a handler string, as <c>Type</c> or <c>Type.Method</c>; <see langword="null"/> for none.</summary>
    public static string? Find(TemporaryFolder folder, string handler)
    {
        var asked = HandlerString.Parse(handler);
        return Table(folder) is { } table && HandlerTable.NameOf(asked) is { } name && table.Find(name) is { } entry
            ? entry.HandlerType.FullName + (entry.MethodName is null ? "" : "." + entry.MethodName)
            : null;
    }

    /// <summary>The table.</summary>
    public static HandlerTableAttribute? Table(TemporaryFolder folder) => HandlerTable.Of(Load(folder));

    /// <summary>The package, loaded.</summary>
    public static LoadedPlugin Load(TemporaryFolder folder)
    {
        var package = new PackageCatalog([new PackageRoot(folder.Root, holdsFlatPackages: true)]).Find(HandlerString.Parse("orders"));
        return LoadedPlugin.Load(package, new PluginSideFolder(Repository.Built("PluginRuntime.Host")));
    }

    /// <summary>Binds a handler.</summary>
    public static host::PluginRuntime.Binding.BoundHandler Bind(TemporaryFolder folder, string handler) =>
        HandlerBinder.Bind(Load(folder), HandlerString.Parse(handler), prewarm: true, new LogWriter(static _ => { }, TimeProvider.System));
}
