using System.Runtime.InteropServices;

namespace PluginRuntime.Libraries.Abi;

/// <summary><c>struct pluginruntime_host</c></summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct AbiHost
{
    /// <summary><c>PLUGINRUNTIME_ABI</c>: the version of the header that this host speaks.</summary>
    public const int Version = 1;

    /// <summary><c>PLUGINRUNTIME_OK</c>, and what is answered for everything else.</summary>
    public const int Ok = 0;
    public const int Failed = 1;

    public nuint Size;
    public uint Abi;
    public int MemoryLimitMegabytes;
    public int MinimumLevel;
    public int Concurrency;
    public nint State;
    public AbiText PackageDirectory;
    public AbiText FunctionName;
    public AbiText FunctionVersion;
    public AbiText LogGroupName;
    public AbiText LogStreamName;
    public delegate* unmanaged<AbiHost*, AbiInvocation*, AbiRecord*, void> Log;
}
