using System.Runtime.InteropServices;

namespace PluginRuntime.Native.Abi;

/// <summary>What went wrong: <c>pluginruntime_error</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ErrorStructure
{
    public nuint Size;
    public NativeBytes Type;
    public NativeBytes Message;
    public NativeBytes StackTrace;
    public ErrorStructure* Cause;
}

/// <summary>Where an exported function says why it fails: <c>pluginruntime_report</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ReportStructure
{
    public nuint Size;
    public void* State;
    public delegate* unmanaged<ReportStructure*, ErrorStructure*, void> Fail;
}

/// <summary>A record of the log: <c>pluginruntime_record</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct RecordStructure
{
    public nuint Size;
    public int Level;
    public NativeBytes Text;
    public NativeBytes Message;
    public NativeBytes Properties;
    public ErrorStructure* Error;
}
