using System.Diagnostics.Tracing;
using System.Globalization;
using PluginRuntime;

namespace Surroundings;

public sealed class Looks
{
    private static readonly string? FoundInStaticConstructor = Type.GetType("Surroundings.Looks, Surroundings")?.Name;

    private readonly string? _foundInConstructor = Type.GetType("Surroundings.Looks, Surroundings")?.Name;

    /// <summary>What code that only knows names finds: its own types, its base directory, the current directory.</summary>
    [Handler("looks")]
    public async Task<string[]> AtNames(IInvocationContext context)
    {
        var before = Type.GetType("Surroundings.Looks, Surroundings")?.Name;
        await Task.Yield();
        return
        [
            FoundInStaticConstructor ?? "none",
            _foundInConstructor ?? "none",
            before ?? "none",
            Type.GetType("Surroundings.Looks, Surroundings")?.Name ?? "none",
            AppContext.BaseDirectory,
            context.PackageDirectory,
            Environment.CurrentDirectory,
        ];
    }

    /// <summary>Leaves everything changed that a process shares.</summary>
    [Handler("changes")]
    public static string Changes(string payload)
    {
        var found = $"{CultureInfo.CurrentCulture.Name} {payload}";
        Console.WriteLine("heard " + payload);
        Environment.CurrentDirectory = "/";
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1");
        Environment.SetEnvironmentVariable("_HANDLER", "another");
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
        Console.SetOut(TextWriter.Null);
        return found;
    }
}

public sealed class Hears
{
    /// <summary>How many events of a source of its own a listener of its own hears.</summary>
    [Handler("hears")]
    public static int Events()
    {
        using var listener = new Counting();
        using var source = new EventSource("Surroundings");
        listener.EnableEvents(source, EventLevel.LogAlways);
        source.Write("one");
        return listener.Count;
    }

    private sealed class Counting : EventListener
    {
        public int Count { get; private set; }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) => Count++;
    }
}

public sealed class Disposes : IHandler<string, string>, IAsyncDisposable
{
    public ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken) => new(payload);

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Console.WriteLine("disposed once");
    }
}
