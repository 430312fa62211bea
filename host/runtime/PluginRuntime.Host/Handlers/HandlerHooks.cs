using PluginRuntime.Binding;

namespace PluginRuntime.Handlers;

/// <summary>
/// What a handler and its services do around the snapshot that SnapStart takes of the process.
/// </summary>
/// <param name="handler">The handler.</param>
internal sealed class HandlerHooks(BoundHandler handler)
{
    /// <summary>Runs what is to be done before: the handler's own first. What fails comes out as it was thrown.</summary>
    public void BeforeSnapshot()
    {
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
}
