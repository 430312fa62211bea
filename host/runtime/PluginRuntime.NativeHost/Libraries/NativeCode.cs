using System.Runtime.InteropServices;

namespace PluginRuntime.Libraries;

/// <summary>The host's own C, in the folder <c>native</c>: it runs where no managed code can, as in a signal handler.</summary>
/// <remarks>
/// It is part of the program that is compiled ahead of time. The build that the command line starts is not, and has none: there a crash is told by who started it,
/// and an opening that hangs is ended by who waits for init.
/// </remarks>
internal static unsafe class NativeCode
{
    private const string Library = "pluginruntime_native";

#if LINKED
    private static bool IsLinked => true;
#else
    private static bool IsLinked => false;
#endif

    public static void OpenLastLog(LastLog* log)
    {
        if (IsLinked)
        {
            Linked.OpenLastLog(log);
        }
    }

    public static void SetOwner(byte* owner)
    {
        if (IsLinked)
        {
            Linked.SetOwner(owner);
        }
    }

    public static void SetInvocation(byte* requestId, nuint length)
    {
        if (IsLinked)
        {
            Linked.SetInvocation(requestId, length);
        }
    }

    public static void WatchSignals()
    {
        if (IsLinked)
        {
            Linked.WatchSignals();
        }
    }

    public static void WatchThread()
    {
        if (IsLinked)
        {
            Linked.WatchThread();
        }
    }

    public static void WatchExit(delegate* unmanaged<void*, int, void> exits, void* argument)
    {
        if (IsLinked)
        {
            Linked.WatchExit(exits, argument);
        }
    }

    public static void LimitOpening(int limitMilliseconds, delegate* unmanaged<void*, void> hangs, void* argument)
    {
        if (IsLinked)
        {
            Linked.LimitOpening(limitMilliseconds, hangs, argument);
        }
    }

    public static nint Open(byte* path, int flags) => IsLinked ? Linked.Open(path, flags) : Dynamic.Open(path, flags);

    public static byte* Ask(delegate* unmanaged<byte*> describe) => IsLinked ? Linked.Ask(describe) : describe();

    [DllImport("libc.so.6", EntryPoint = "_exit")]
    public static extern void ExitAtOnce(int code);

    private static class Linked
    {
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
    }
}
