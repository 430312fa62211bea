using System.Runtime.InteropServices;

namespace PluginRuntime.Native.Abi;

/// <summary>The function and its host: <c>pluginruntime_host</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct HostStructure
{
    public nuint Size;
    public uint Abi;
    public int MemoryLimitMegabytes;
    public int MinimumLevel;
    public int Concurrency;
    public void* State;
    public NativeBytes PackageDirectory;
    public NativeBytes FunctionName;
    public NativeBytes FunctionVersion;
    public NativeBytes LogGroupName;
    public NativeBytes LogStreamName;
    public delegate* unmanaged<HostStructure*, InvocationStructure*, RecordStructure*, void> Log;
}
