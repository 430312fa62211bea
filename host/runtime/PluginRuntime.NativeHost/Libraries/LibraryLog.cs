using System.Runtime.InteropServices;
using System.Text.Json;
using PluginRuntime.Libraries.Abi;
using PluginRuntime.Log;
using PluginRuntime.Log.Records;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Libraries;

/// <summary>
/// The function's log as a library writes to it.
/// </summary>
internal static unsafe class LibraryLog
{
    /// <summary><c>log</c> of <c>struct pluginruntime_host</c>. Any thread may call it.</summary>
    [UnmanagedCallersOnly]
    public static void Write(AbiHost* host, AbiInvocation* invocation, AbiRecord* record)
    {
        try
        {
            var log = (LogWriter)GCHandle.FromIntPtr(host->State).Target!;
            Write(log, invocation is null ? null : LibraryInvocation.Of(invocation).UnderWay, record);
        }
        catch (Exception)
        {
            // A record that cannot be read is lost; nothing may leave this function.
        }
    }

    private static void Write(LogWriter log, InvocationUnderWay? invocation, AbiRecord* record)
    {
        var level = LogLevels.Known((LambdaLogLevel)record->Level);
        if (level < log.MinimumLevel)
        {
            return;
        }

        var message = record->Message.Text;
        var text = record->Text.Length == 0 ? message : record->Text.Text;
        var error = record->Error is null ? null : Report.Told(record->Error);
        var properties = log.RecordFormat == LogFormat.Json && record->Properties.Length > 0 ? Properties(record->Properties.Text) : [];
        log.Write(level, text, message, error, properties, invocation);
    }

    private static KeyValuePair<string, object?>[] Properties(string members)
    {
        try
        {
            using var document = JsonDocument.Parse("{" + members + "}");
            return [.. document.RootElement.EnumerateObject().Select(member => new KeyValuePair<string, object?>(member.Name, new JsonText(member.Value.GetRawText())))];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return [new("properties", members)];
        }
    }
}
