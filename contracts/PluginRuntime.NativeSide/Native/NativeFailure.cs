using PluginRuntime.Native.Abi;
using PluginRuntime.Native.Errors;

namespace PluginRuntime.Native;

/// <summary>
/// Says to the host why a function of the library fails.
/// </summary>
internal static unsafe class NativeFailure
{
    /// <summary>By an exception.</summary>
    public static void Report(ReportStructure* report, Exception exception)
    {
        using var memory = ErrorMemory.ForCaller(exception);
        report->Fail(report, memory.Error);
    }

    /// <summary>By type and message.</summary>
    public static void Report(ReportStructure* report, string type, string message)
    {
        using var memory = ErrorMemory.Of(type, message);
        report->Fail(report, memory.Error);
    }
}
