namespace Amazon.Lambda.Core;

/// <summary>What a function wants to do around a snapshot of its process.</summary>
public static class SnapshotRestore
{
    private static readonly List<Func<ValueTask>> BeforeSnapshot = [];
    private static readonly List<Func<ValueTask>> AfterRestore = [];

    /// <summary>Asks to be called before the snapshot is taken.</summary>
    public static void RegisterBeforeSnapshot(Func<ValueTask> beforeSnapshotAction) => BeforeSnapshot.Add(beforeSnapshotAction);

    /// <summary>Asks to be called when the process goes on from the snapshot.</summary>
    public static void RegisterAfterRestore(Func<ValueTask> afterRestoreAction) => AfterRestore.Add(afterRestoreAction);

    internal static void CopyBeforeSnapshotCallbacksToRegistry(Action<Func<ValueTask>> restoreHooksRegistryMethod) => Move(BeforeSnapshot, restoreHooksRegistryMethod);

    internal static void CopyAfterRestoreCallbacksToRegistry(Action<Func<ValueTask>> restoreHooksRegistryMethod) => Move(AfterRestore, restoreHooksRegistryMethod);

    private static void Move(List<Func<ValueTask>> hooks, Action<Func<ValueTask>> registry)
    {
        hooks.ForEach(registry);
        hooks.Clear();
    }
}
