using System.Runtime.InteropServices;

namespace PluginRuntime.Libraries.Abi;

/// <summary><c>struct pluginruntime_invocation</c></summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct AbiInvocation
{
    public nuint Size;
    public nint State;
    public AbiText Event;
    public long Deadline;
    public AbiText RequestId;
    public AbiText InvokedFunctionArn;
    public AbiText TraceId;
    public AbiText TenantId;
    public AbiText ClientContext;
    public AbiText CognitoIdentityId;
    public AbiText CognitoIdentityPoolId;
    public delegate* unmanaged<AbiInvocation*, AbiText, int> Write;
    public delegate* unmanaged<AbiInvocation*, AbiText, AbiText, int> Stream;
    public delegate* unmanaged<AbiInvocation*, int> Flush;
    public delegate* unmanaged<AbiInvocation*, int> Complete;
    public delegate* unmanaged<AbiInvocation*, delegate* unmanaged<void*, void>, void*, void> OnCancel;
    public delegate* unmanaged<AbiInvocation*, int> IsCancelled;
}
