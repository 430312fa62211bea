using System.Diagnostics;
using System.Text;

namespace PluginRuntime.ScriptedServer;

/// <summary>How a host is started as Lambda starts it: with Lambda's variables and nothing of the machine's own.</summary>
internal static class HostStart
{
    /// <summary>What starts a host whose outputs are read by the one who starts it.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="endpoint">The value for <c>AWS_LAMBDA_RUNTIME_API</c>.</param>
    /// <param name="handler">The value for <c>_HANDLER</c>.</param>
    /// <param name="taskRoot">The value for <c>LAMBDA_TASK_ROOT</c>.</param>
    /// <param name="environment">More variables, also other values for these; one without a value is taken away.</param>
    public static ProcessStartInfo Of(
        string[] command, string endpoint, string handler, string taskRoot, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = endpoint;
        start.Environment["_HANDLER"] = handler;
        start.Environment["LAMBDA_TASK_ROOT"] = taskRoot;
        start.Environment["AWS_LAMBDA_FUNCTION_NAME"] = "scripted";
        start.Environment["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST";
        start.Environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "512";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
