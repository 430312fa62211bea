using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace AwsExecutable;

/// <summary>A program that is its own runtime.</summary>
public static class Program
{
    /// <summary>Does what the variable says; else it serves until the Runtime API goes, or a signal comes.</summary>
    public static async Task<int> Main(string[] args)
    {
        await Task.Yield();
        switch (Environment.GetEnvironmentVariable("PROGRAM_DOES"))
        {
            case "return":
                return 7;
            case "exit":
                Environment.Exit(8);
                break;
            case "throw":
                throw new InvalidOperationException("no configuration");
            case "throw in a thread":
                new Thread(() => throw new InvalidOperationException("no thread")).Start();
                await Task.Delay(Timeout.Infinite);
                break;
            case "throw in init":
                await LambdaBootstrapBuilder.Create(Answer).UseBootstrapHandler(() => throw new TimeoutException("no database")).Build().RunAsync();
                break;
            case "listen":
                return await ServeUntilSignalAsync();
        }

        using var bootstrap = LambdaBootstrapBuilder
            .Create<Question, Surroundings>((payload, context) => Ask(payload, context, args), new SourceGeneratorLambdaJsonSerializer<ProgramJson>())
            .Build();
        await bootstrap.RunAsync();
        return 0;
    }

    /// <summary>What such a program would be named by on a host that loads class libraries.</summary>
    public static Stream Answer(Stream payload) => payload;

    private static async Task<int> ServeUntilSignalAsync()
    {
        using var stop = new CancellationTokenSource();
        using var registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        await LambdaBootstrapBuilder.Create(Answer).Build().RunAsync(stop.Token);
        return 9;
    }

    private static Surroundings Ask(Question payload, ILambdaContext context, string[] args)
    {
        if (payload.Name == "fail")
        {
            throw new ArgumentException("no such name");
        }

        Console.WriteLine($"asked by {payload.Name}");
        return new Surroundings(
            $"Hello, {payload.Name}!",
            context.AwsRequestId,
            LambdaTraceProvider.CurrentTraceId,
            args.Length,
            Assembly.GetEntryAssembly()!.GetName().Name!,
            AppContext.BaseDirectory,
            Environment.CurrentDirectory,
            Type.GetType("AwsExecutable.Question, AwsExecutable") == typeof(Question),
            AssemblyLoadContext.GetLoadContext(typeof(Program).Assembly) is { IsCollectible: false } own && own != AssemblyLoadContext.Default);
    }
}

public sealed record Question(string Name);

public sealed record Surroundings(
    string Message, string RequestId, string TraceId, int Arguments, string EntryAssembly, string BaseDirectory, string CurrentDirectory, bool FindsTypes, bool HasContext);

[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(Surroundings))]
public partial class ProgramJson : JsonSerializerContext;
