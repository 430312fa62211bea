using System.Runtime.InteropServices;

namespace PluginRuntime.Libraries;

/// <summary>The host's own C, in the folder <c>native</c>: it runs where no managed code can, as in a signal handler.</summary>
internal static unsafe class NativeCode
{
    private const string Library = "pluginruntime_native";

    [DllImport(Library, EntryPoint = "pluginruntime_open_last_log")]
    public static extern void OpenLastLog(LastLog* log);

    [DllImport(Library, EntryPoint = "pluginruntime_set_owner")]
    public static extern void SetOwner(byte* owner);

    [DllImport(Library, EntryPoint = "pluginruntime_set_invocation")]
    [SuppressGCTransition]
    public static extern void SetInvocation(byte* requestId, nuint length);

    [DllImport(Library, EntryPoint = "pluginruntime_watch_signals")]
    public static extern void WatchSignals();

    [DllImport(Library, EntryPoint = "pluginruntime_watch_thread")]
    [SuppressGCTransition]
    public static extern void WatchThread();

    [DllImport(Library, EntryPoint = "pluginruntime_watch_exit")]
    public static extern void WatchExit(delegate* unmanaged<void*, int, void> exits, void* argument);

    [DllImport(Library, EntryPoint = "pluginruntime_limit_opening")]
    public static extern void LimitOpening(int limitMilliseconds, delegate* unmanaged<void*, void> hangs, void* argument);

    [DllImport(Library, EntryPoint = "pluginruntime_open")]
    public static extern nint Open(byte* path, int flags);

    [DllImport(Library, EntryPoint = "pluginruntime_ask")]
    public static extern byte* Ask(delegate* unmanaged<byte*> describe);

    [DllImport("libc.so.6", EntryPoint = "_exit")]
    public static extern void ExitAtOnce(int code);
}
