using System.Diagnostics;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.HotSwaps.Calls;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>One host that swaps, and callers in another process who keep it busy. Begins when one of them has had an answer.</summary>
internal sealed class SwapSession : IDisposable
{
    /// <summary>How many callers there are, and how many invocations the host takes at once.</summary>
    public const int CallerCount = 8;

    // It collects ten times, a second apart, until it says that a version leaks.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    private readonly SwapFolder _folder = new();
    private readonly SwappedPackage _package;
    private readonly ServedFunction _function;
    private readonly CallersProcess? _callers;

    /// <exception cref="ContenderFailedException">The host did not start, or did not answer.</exception>
    public SwapSession(Contender contender)
    {
        _package = _folder.CreatePackage(contender);
        _function = new ServedFunction(_folder.SettingsOf(contender) with { MaxConcurrency = CallerCount }, Log.Read);
        try
        {
            _callers = new CallersProcess(_function.Url, CallerCount, _folder.File("calls"));
            _callers.WaitFor(_package.Version);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What the host tells of its swaps.</summary>
    public SwapLogReader Log { get; } = new();

    /// <summary>How often the package was swapped.</summary>
    public int Swaps => _package.Version - 1;

    /// <inheritdoc cref="SwappedPackage.PublishedAt"/>
    public IReadOnlyList<long> PublishedAt => _package.PublishedAt;

    /// <summary>Publishes the next version and waits until it has answered a caller.</summary>
    /// <returns>The time from the one to the other.</returns>
    /// <exception cref="ContenderFailedException">It does not.</exception>
    public TimeSpan Swap()
    {
        _package.PublishNext();
        try
        {
            _callers!.WaitFor(_package.Version);
            return Stopwatch.GetElapsedTime(PublishedAt[^1]);
        }
        catch (ContenderFailedException failure)
        {
            throw new ContenderFailedException(failure.Message, string.Join('\n', [failure.Output, .. Log.Complaints]), failure);
        }
    }

    /// <summary>Waits until the host has told of each replaced version that it was unloaded, or leaks, or tells nothing for a minute.</summary>
    public void WaitUntilUnloaded() => Log.Wait(() => Log.CountOf("unloaded") + Log.CountOf("leaked") >= Swaps, LongestSilence);

    /// <inheritdoc cref="ServedFunction.ReadResidentBytes"/>
    public long ReadResidentBytes() => _function.ReadResidentBytes();

    /// <inheritdoc cref="CallersProcess.End"/>
    public CallRecord EndCalls() => _callers!.End();

    public void Dispose()
    {
        _callers?.Dispose();
        _function.Dispose();
        _folder.Dispose();
        Log.Dispose();
    }
}
