using PluginRuntime.Binding;

namespace PluginRuntime.Libraries;

/// <summary>The handler of a library, for the whole life of the process.</summary>
/// <param name="library">The library.</param>
/// <param name="instance">What it has made of the handler.</param>
/// <param name="disposes">Whether the library says that the handler has something to give back.</param>
/// <param name="handler">The handler as the loop calls it.</param>
internal sealed unsafe class LibraryHandler(OpenedLibrary library, void* instance, bool disposes, BoundHandler handler) : HandlerSource
{
    /// <inheritdoc/>
    public override string Description => handler.Description;

    /// <inheritdoc/>
    public override bool HasToDispose => disposes && library.Dispose is not null;

    /// <inheritdoc/>
    public override void BeforeSnapshot() => Call(library.BeforeSnapshot, "pluginruntime_before_snapshot");

    /// <inheritdoc/>
    public override void AfterRestore() => Call(library.AfterRestore, "pluginruntime_after_restore");

    /// <inheritdoc/>
    public override void BeforeNext()
    {
    }

    /// <inheritdoc/>
    public override BoundHandler Borrow() => handler;

    /// <inheritdoc/>
    public override void Return(BoundHandler handler)
    {
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (library.Dispose is not null)
        {
            library.Dispose(instance);
        }
    }

    private void Call(delegate* unmanaged<void*, Abi.AbiReport*, int> hook, string name)
    {
        if (hook is not null)
        {
            var report = new Report();
            report.ThrowIfFailed(hook(instance, report.Native), name);
        }
    }
}
