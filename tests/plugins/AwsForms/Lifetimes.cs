using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.Core;

namespace AwsForms;

/// <summary>Made ready once, before the first event.</summary>
[SuppressMessage("Performance", "CA1810", Justification = "A static constructor is what is tried.")]
public static class StaticConstructor
{
    private static readonly string Found;

    static StaticConstructor()
    {
        Found = "made ready";
        LambdaLogger.Log("The static constructor ran.");
    }

    public static Reply Answer() => Reply.Of(Found);
}

/// <summary>One instance answers every event.</summary>
public sealed class Counts
{
    private static int _instances;
    private int _invocations;

    public Counts() => LambdaLogger.Log($"Instance {++_instances} was made.");

    public Reply Answer() => Reply.Of($"{++_invocations} of {_instances}");
}

/// <summary>Says when it is disposed of.</summary>
public sealed class Disposes : IDisposable
{
    public Reply Answer() => Reply.Of("alive");

    public void Dispose() => Console.WriteLine("disposed once");
}

/// <summary>Says when it is disposed of, later.</summary>
public sealed class DisposesLater : IAsyncDisposable
{
    public Reply Answer() => Reply.Of("alive");

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Console.WriteLine("disposed once");
    }
}
