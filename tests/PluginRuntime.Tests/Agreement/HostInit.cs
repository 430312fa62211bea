extern alias host;

using host::PluginRuntime.Handlers;
using host::PluginRuntime.Log;
using host::PluginRuntime.Packages.Contents;
using host::PluginRuntime.Packages.Lookup;
using host::PluginRuntime.Plugins;
using host::PluginRuntime.Rules.HandlerStrings;
using host::PluginRuntime.Rules.Words;
using host::PluginRuntime.Settings;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Agreement;

/// <summary>
/// The host's own init over one package in this process: found, loaded once and bound for each handler string.
/// </summary>
/// <param name="root">Where the package lies.</param>
internal sealed class HostInit(string root) : IDisposable
{
    private static readonly PluginSideFolder Side = new(Repository.Built("PluginRuntime.Host"));

    private readonly LogWriter _log = new(static _ => { }, TimeProvider.System);
    private LoadedPlugin? _plugin;

    /// <summary>What it says against a handler string; <see langword="null"/> if it takes it.</summary>
    public string? Refusal(string handler)
    {
        try
        {
            var parsed = HandlerString.Parse(handler);
            var location = new PackageCatalog([new PackageRoot(root, holdsFlatPackages: true)]).Find(parsed);
            PackageRules.CheckNotSelfContained(location.Directory);
            _plugin ??= LoadedPlugin.Load(location, Side, isUnloadable: true);
            HandlerBinder.Bind(_plugin, parsed, prewarm: false, _log);
            return null;
        }
        catch (Exception error) when (error is PackageException or InitException)
        {
            return error.Message;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _plugin?.Unload();
}
