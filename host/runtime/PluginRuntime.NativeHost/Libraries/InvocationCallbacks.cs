using System.Runtime.InteropServices;
using PluginRuntime.Libraries.Abi;

namespace PluginRuntime.Libraries;

/// <summary>
/// The functions of <c>struct pluginruntime_invocation</c>. No exception leaves them: what fails is answered by a failure, and is told by the loop.
/// </summary>
internal static unsafe class InvocationCallbacks
{
    [UnmanagedCallersOnly]
    public static int Write(AbiInvocation* native, AbiText bytes)
    {
        try
        {
            return Answer(LibraryInvocation.Of(native).Write(bytes.Bytes));
        }
        catch (Exception error)
        {
            return Refuse(native, error);
        }
    }

    [UnmanagedCallersOnly]
    public static int Stream(AbiInvocation* native, AbiText contentType, AbiText prelude)
    {
        try
        {
            return Answer(LibraryInvocation.Of(native).OpenStream(contentType.Text, prelude.Bytes));
        }
        catch (Exception error)
        {
            return Refuse(native, error);
        }
    }

    [UnmanagedCallersOnly]
    public static int Flush(AbiInvocation* native)
    {
        try
        {
            return Answer(LibraryInvocation.Of(native).Flush());
        }
        catch (Exception error)
        {
            return Refuse(native, error);
        }
    }

    [UnmanagedCallersOnly]
    public static int Complete(AbiInvocation* native)
    {
        try
        {
            return Answer(LibraryInvocation.Of(native).Complete());
        }
        catch (Exception error)
        {
            return Refuse(native, error);
        }
    }

    [UnmanagedCallersOnly]
    public static void OnCancel(AbiInvocation* native, delegate* unmanaged<void*, void> cancel, void* argument)
    {
        try
        {
            LibraryInvocation.Of(native).OnCancel(cancel, argument);
        }
        catch (Exception error)
        {
            _ = Refuse(native, error);
        }
    }

    [UnmanagedCallersOnly]
    public static int IsCancelled(AbiInvocation* native)
    {
        try
        {
            return LibraryInvocation.Of(native).IsCancelled ? 1 : 0;
        }
        catch (Exception error)
        {
            return Refuse(native, error);
        }
    }

    private static int Answer(bool isDone) => isDone ? AbiHost.Ok : AbiHost.Failed;

    private static int Refuse(AbiInvocation* native, Exception error)
    {
        LibraryInvocation.Of(native).Refusal ??= error;
        return AbiHost.Failed;
    }
}
