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
    /// <summary>Runs what is to be done before: the last that was registered first. What fails comes out as it was thrown.</summary>
    public void BeforeSnapshot()
    {
        RunAws(static (core, hooks) => core.TakeBeforeSnapshot(hooks), isReversed: true);
        if (handler.Instance is ISnapshotHooks own)
        {
            Completion.Wait(own.BeforeSnapshotAsync(CancellationToken.None));
        }

        RunServices(static services =>
        {
            for (var index = services.Count - 1; index >= 0; index--)
            {
                Completion.Wait(services[index].BeforeSnapshotAsync(CancellationToken.None));
            }
        });
    }

    /// <summary>Runs what is to be done after the restore, in the opposite order. What fails comes out as it was thrown.</summary>
    public void AfterRestore()
    {
        RunServices(static services =>
        {
            foreach (var service in services)
            {
                Completion.Wait(service.AfterRestoreAsync(CancellationToken.None));
            }
        });
        if (handler.Instance is ISnapshotHooks own)
        {
            Completion.Wait(own.AfterRestoreAsync(CancellationToken.None));
        }

        RunAws(static (core, hooks) => core.TakeAfterRestore(hooks), isReversed: false);
    }

    // Inside the scope: what lives no longer than that is still there.
    private void RunServices(Action<List<ISnapshotHooks>> run)
    {
        var scope = handler.OpenScope();
        try
        {
            if (scope.GetService(typeof(IEnumerable<ISnapshotHooks>)) is IEnumerable<ISnapshotHooks> services)
            {
                // The handler itself may be registered, and is called by itself.
                run([.. services.Where(service => service != handler.Instance)]);
            }
        }
        finally
        {
            if (scope is IAsyncDisposable disposable)
            {
                Completion.Wait(disposable.DisposeAsync());
            }
        }
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
