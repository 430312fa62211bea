using System.Text;
using PluginRuntime.Log;
using PluginRuntime.Log.Capture;
using PluginRuntime.Log.Records;

namespace PluginRuntime.Tests.Log;

/// <summary>The process's own console, which parallel invocations share.</summary>
[Collection(nameof(TheWholeProcess))]
public sealed class ParallelConsoleTests : IDisposable
{
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly List<string> _records = [];

    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
    }

    [Fact]
    public void A_replaced_writer_stays_while_another_invocation_is_under_way_and_is_taken_back_by_the_last()
    {
        var log = new LogWriter(record => _records.Add(Encoding.UTF8.GetString(record)), TimeProvider.System, LogFormat.Json) { IsConcurrent = true };
        var console = new ConsoleCapture(log);
        console.Start(new AssemblyLoads());
        using var own = new StringWriter();
        using var other = new Barrier(2);
        var second = new Thread(() =>
        {
            log.Invocation = new InvocationUnderWay("second", null, null);
            other.SignalAndWait(TestContext.Current.CancellationToken);
            other.SignalAndWait(TestContext.Current.CancellationToken);
            Console.WriteLine("to its own");
            console.EndInvocation();
            log.Invocation = InvocationUnderWay.None;
        });
        second.UnsafeStart();
        other.SignalAndWait(TestContext.Current.CancellationToken);

        log.Invocation = new InvocationUnderWay("first", null, null);
        Console.SetOut(own);
        console.EndInvocation();
        log.Invocation = InvocationUnderWay.None;
        other.SignalAndWait(TestContext.Current.CancellationToken);
        second.Join();
        Console.WriteLine("to the log");

        Assert.Equal("to its own" + Environment.NewLine, own.ToString());
        Assert.Contains("to the log", Assert.Single(_records), StringComparison.Ordinal);
    }
}
