using PluginRuntime.Handlers;

namespace PluginRuntime.Swapping;

/// <summary>
/// The disposal of one generation and its order to unload, on a thread of its own: what is disposed may hang.
/// </summary>
internal sealed class GenerationDisposal
{
    private readonly Thread _thread;
    private volatile WeakReference? _context;

    private GenerationDisposal(Generation generation, SwapLog log, Action ended) =>
        _thread = new Thread(() => Work(generation, log, ended)) { IsBackground = true, Name = "swap disposal" };

    /// <summary>Its load context, once it is disposed and was told to unload; <see langword="null"/> until then.</summary>
    public WeakReference? Context => _context;

    /// <summary>Begins one. Nobody uses the generation any more.</summary>
    /// <param name="generation">The generation. Only the thread holds it from here on.</param>
    /// <param name="log">Where it is told what disposing failed with.</param>
    /// <param name="ended">Called on the thread when it is over.</param>
    public static GenerationDisposal Start(Generation generation, SwapLog log, Action ended)
    {
        var disposal = new GenerationDisposal(generation, log, ended);
        disposal._thread.UnsafeStart();
        return disposal;
    }

    /// <summary>Waits for its end, or for the limit.</summary>
    public void Wait(TimeSpan limit) => _thread.Join(limit);

    private void Work(Generation generation, SwapLog log, Action ended)
    {
        Disposal.Of(generation.Handler, log.Failed);
        generation.Handler.Tracing.Dispose();
        _context = generation.Plugin.Unload();
        ended();
    }
}
