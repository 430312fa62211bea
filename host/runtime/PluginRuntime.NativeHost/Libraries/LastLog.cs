using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using PluginRuntime.Log;
using PluginRuntime.Log.Records;
using PluginRuntime.Settings;

namespace PluginRuntime.Libraries;

/// <summary>
/// <c>struct last_log</c>: how a signal handler writes a record, where nothing of the log's own may be called any more.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LastLog
{
    private const int StandardOutput = 1;

    private int _format;
    private int _descriptor;
    private int _isFramed;
    private int _keepsLineFeeds;
    private int _isConcurrent;

    /// <summary>Lets it write as the log does.</summary>
    public static void Open(LogWriter log, LogSettings settings)
    {
        var last = new LastLog
        {
            _format = (int)log.RecordFormat,
            _descriptor = log.IsFramed ? int.Parse(settings.TelemetryDescriptor, CultureInfo.InvariantCulture) : StandardOutput,
            _isFramed = log.IsFramed ? 1 : 0,
            _keepsLineFeeds = log.OutputKeepsLineFeeds ? 1 : 0,
            _isConcurrent = log.IsConcurrent ? 1 : 0,
        };
        NativeCode.OpenLastLog(&last);
    }

    /// <summary>Says whose code runs.</summary>
    public static void SetOwner(LogWriter log, string owner)
    {
        var text = new RecordBuffer(owner.Length + 1);
        if (log.RecordFormat == LogFormat.Json)
        {
            text.AddEscaped(owner, LogLimits.Name);
        }
        else
        {
            text.AddLine(owner, LogLimits.Name);
        }

        NativeCode.SetOwner(HostFacts.Kept(Encoding.UTF8.GetString(text.ToArray())).Data);
    }
}
