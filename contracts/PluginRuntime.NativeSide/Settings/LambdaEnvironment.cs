using PluginRuntime.Native.Abi;

namespace PluginRuntime.Settings;

/// <summary>
/// The function as the host describes it.
/// </summary>
internal sealed unsafe class LambdaEnvironment(HostStructure* host)
{
    public string FunctionName { get; } = host->FunctionName.Text;

    public string FunctionVersion { get; } = host->FunctionVersion.Text;

    public string LogGroupName { get; } = host->LogGroupName.Text;

    public string LogStreamName { get; } = host->LogStreamName.Text;

    /// <summary>0 if it is not known.</summary>
    public int MemoryLimitMegabytes { get; } = host->MemoryLimitMegabytes;
}
