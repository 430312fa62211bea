using PluginRuntime.Binding;
using PluginRuntime.Handlers.Aws;
using PluginRuntime.Plugins;

namespace PluginRuntime.Handlers;

/// <summary>
/// What a function does around the snapshot that SnapStart takes of its process.
/// </summary>
/// <param name="plugin">The plugin.</param>
/// <param name="handler">The handler.</param>
internal sealed class SnapshotHooks(LoadedPlugin plugin, BoundHandler handler)
{
    private readonly HandlerHooks _own = new(handler);

    /// <summary>Runs what is to be done before: the last that was registered first. What fails comes out as it was thrown.</summary>
    public void BeforeSnapshot()
    {
        RunAws(static (core, hooks) => core.TakeBeforeSnapshot(hooks), isReversed: true);
        _own.BeforeSnapshot();
    }

    /// <summary>Runs what is to be done after the restore, in the opposite order. What fails comes out as it was thrown.</summary>
    public void AfterRestore()
    {
        _own.AfterRestore();
        RunAws(static (core, hooks) => core.TakeAfterRestore(hooks), isReversed: false);
    }

    private void RunAws(Action<LoadedCore, List<Func<ValueTask>>> take, bool isReversed)
    {
        if (!plugin.Package.HasLambdaCore)
        {
            return;
        }

        var hooks = new List<Func<ValueTask>>();
        take(LoadedCore.Of(plugin), hooks);
        if (isReversed)
        {
            hooks.Reverse();
        }

        foreach (var hook in hooks)
        {
            Completion.Wait(hook());
        }
    }
}
