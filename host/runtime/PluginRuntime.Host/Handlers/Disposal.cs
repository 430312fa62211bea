using PluginRuntime.Binding;

namespace PluginRuntime.Handlers;

/// <summary>
/// The end of a bound handler, once nobody uses it any more.
/// </summary>
internal static class Disposal
{
    /// <summary>Disposes what the handler holds, and returns when that is done.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="failed">Takes what disposing it failed with: nobody else can do anything about it.</param>
    public static void Of(BoundHandler handler, Action<string, Exception> failed)
    {
        try
        {
            switch (handler.Owned)
            {
                case IAsyncDisposable services:
                    Completion.Wait(services.DisposeAsync());
                    break;
                case IDisposable instance:
                    instance.Dispose();
                    break;
            }
        }
        catch (Exception error)
        {
            failed("Disposing the handler or its services failed.", error);
        }
    }
}
