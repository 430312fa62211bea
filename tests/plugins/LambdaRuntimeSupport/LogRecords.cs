using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The program's own records: it takes the console, and writes to Lambda's descriptor where there is one, a frame for each record.</summary>
internal sealed class LogRecords : TextWriter
{
    private const string Variable = "_LAMBDA_TELEMETRY_LOG_FD";

    private readonly Stream _target;
    private readonly bool _isFramed;

    private LogRecords(Stream target, bool isFramed)
    {
        _target = target;
        _isFramed = isFramed;
    }

    /// <summary>The invocation under way.</summary>
    public string RequestId { get; set; } = "";

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Takes the console.</summary>
    public static LogRecords OfProcess()
    {
        var descriptor = Environment.GetEnvironmentVariable(Variable);
        var log = descriptor is null
            ? new LogRecords(Console.OpenStandardOutput(), isFramed: false)
            : new LogRecords(new FileStream(new SafeFileHandle(int.Parse(descriptor), ownsHandle: false), FileAccess.Write, bufferSize: 0), isFramed: true);
        Console.SetOut(log);
        return log;
    }

    public override void Write(char value) => Write(value.ToString());

    public override void WriteLine(string? value) => Write($"own record\t{RequestId}\t{value}\n");

    public override void Write(string? value)
    {
        var bytes = Encoding.UTF8.GetBytes(value ?? "");
        _target.Write(_isFramed ? [.. new byte[16], .. bytes] : bytes);
        _target.Flush();
    }
}
