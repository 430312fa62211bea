namespace PluginRuntime;

/// <summary>
/// What a handler does around a snapshot of its process, where SnapStart takes one.
/// </summary>
/// <remarks>
/// <para>
/// Lambda takes the snapshot when init is over, and starts execution environments from it later, perhaps many from one. What is the process's
/// own before that is shared by all of them: random seeds, ids, connections, cached credentials.
/// </para>
/// <para>
/// The handler's type may implement it, and so may services that the startup class registers as this interface. Before the snapshot the
/// handler comes first and then the services in the reverse order of their registration; after the restore all in the opposite order. Without
/// SnapStart neither method is called.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-custom.html
/// </para>
/// </remarks>
public interface ISnapshotHooks
{
    /// <summary>Called at the end of init, before Lambda takes the snapshot. What it throws is an init error.</summary>
    /// <param name="cancellationToken">Never cancelled: Lambda bounds init by itself.</param>
    ValueTask BeforeSnapshotAsync(CancellationToken cancellationToken) => default;

    /// <summary>Called in each environment that starts from the snapshot, before its first invocation. What it throws is a restore error.</summary>
    /// <param name="cancellationToken">Never cancelled: Lambda gives all hooks together 10 s.</param>
    ValueTask AfterRestoreAsync(CancellationToken cancellationToken) => default;
}
