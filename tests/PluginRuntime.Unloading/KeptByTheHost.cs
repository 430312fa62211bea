using PluginRuntime.Plugins;

namespace PluginRuntime.Unloading;

/// <summary>What a host may go on to hold after it has unloaded a package: a token that it gave the handler, or by mistake the package itself.</summary>
internal static class KeptByTheHost
{
    private static CancellationTokenSource? _source = new();

    public static CancellationToken Token => _source!.Token;

    public static LoadedPlugin? Plugin { get; set; }

    public static void LetGo()
    {
        _source!.Dispose();
        _source = null;
        Plugin = null;
    }
}
