using System.Runtime.InteropServices;

namespace PluginRuntime.Native.Abi;

/// <summary>One invocation: <c>pluginruntime_invocation</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct InvocationStructure
{
    public nuint Size;
    public void* State;
    public NativeBytes Event;
    public long Deadline;
    public NativeBytes RequestId;
    public NativeBytes InvokedFunctionArn;
    public NativeBytes TraceId;
    public NativeBytes TenantId;
    public NativeBytes ClientContext;
    public NativeBytes CognitoIdentityId;
    public NativeBytes CognitoIdentityPoolId;
    public delegate* unmanaged<InvocationStructure*, NativeBytes, int> Write;
    public delegate* unmanaged<InvocationStructure*, NativeBytes, NativeBytes, int> Stream;
    public delegate* unmanaged<InvocationStructure*, int> Flush;
    public delegate* unmanaged<InvocationStructure*, int> Complete;
    public delegate* unmanaged<InvocationStructure*, delegate* unmanaged<void*, void>, void*, void> OnCancel;
    public delegate* unmanaged<InvocationStructure*, int> IsCancelled;
}
