namespace PluginRuntime.Tests.Swapping;

/// <summary>What a handler holds, whose disposal ends at once or when the test lets it.</summary>
internal sealed class Disposed(bool hangs = false) : IDisposable
{
    private readonly ManualResetEventSlim _end = new(!hangs);

    public bool HasEnded { get; private set; }

    /// <summary>Lets the disposal end.</summary>
    public void End() => _end.Set();

    public void Dispose()
    {
        _end.Wait();
        HasEnded = true;
    }
}
