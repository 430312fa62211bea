using System.Runtime.InteropServices;

namespace PluginRuntime.Libraries.Abi;

/// <summary><c>struct pluginruntime_report</c></summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct AbiReport
{
    public nuint Size;
    public nint State;
    public delegate* unmanaged<AbiReport*, AbiError*, void> Fail;
}
