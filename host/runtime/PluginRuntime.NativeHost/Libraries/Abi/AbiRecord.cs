using System.Runtime.InteropServices;

namespace PluginRuntime.Libraries.Abi;

/// <summary><c>struct pluginruntime_record</c></summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct AbiRecord
{
    public nuint Size;
    public int Level;
    public AbiText Text;
    public AbiText Message;
    public AbiText Properties;
    public AbiError* Error;
}
