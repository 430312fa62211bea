using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace Pins;

/// <summary>What .NET, or somebody outside of the package, goes on to refer to.</summary>
public static class Holding
{
    private static Timer? _timer;

    public static void StartTimer() => _timer ??= new Timer(static _ => { }, null, 60_000, 60_000);

    public static void Subscribe() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => { };

    public static void StartThread() => new Thread(static () => Thread.Sleep(Timeout.Infinite)) { IsBackground = true }.Start();

    public static void Pin() => GCHandle.Alloc(new object[] { new Kept() });

    public static void CallDynamically()
    {
        dynamic kept = new Kept();
        kept.Say();
    }

    public static void Implement() => DispatchProxy.Create<ISays, Proxy>().Say();

    public static void Listen() => ActivitySource.AddActivityListener(new ActivityListener { ShouldListenTo = static _ => true });

    public static void Measure() => new System.Diagnostics.Metrics.Meter("Pins").CreateObservableGauge("kept", static () => 1);

    public static void WriteContract() =>
        new System.Runtime.Serialization.DataContractSerializer(typeof(List<Kept>)).WriteObject(Stream.Null, new List<Kept> { new() });

    public static void LogToConsole()
    {
        var factory = LoggerFactory.Create(static builder => builder.AddConsole());
        factory.CreateLogger("Pins").LogInformation("Said.");
    }

    public interface ISays
    {
        void Say();
    }

    public class Proxy : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
    }

    public sealed class Kept
    {
        public string Name => "Ada";

        public void Say()
        {
        }
    }
}
