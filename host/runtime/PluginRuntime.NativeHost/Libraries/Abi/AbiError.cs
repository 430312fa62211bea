using System.Runtime.InteropServices;

namespace PluginRuntime.Libraries.Abi;

/// <summary><c>struct pluginruntime_error</c></summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct AbiError
{
    public nuint Size;
    public AbiText Type;
    public AbiText Message;
    public AbiText StackTrace;
    public AbiError* Cause;
}
