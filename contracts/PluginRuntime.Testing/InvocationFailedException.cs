namespace PluginRuntime.Testing;

/// <summary>
/// An invocation failed of which a test expects that it succeeds.
/// </summary>
public sealed class InvocationFailedException : Exception
{
    internal InvocationFailedException(InvocationError error, Exception? thrown)
        : base($"The invocation failed{(error.IsInit ? " in init" : "")}.\n{error}", thrown) => Error = error;

    /// <summary>What the caller sees.</summary>
    public InvocationError Error { get; }
}
