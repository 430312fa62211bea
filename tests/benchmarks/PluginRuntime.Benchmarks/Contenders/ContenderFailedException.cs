namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>A contender did not do what a runtime must do; it is reported and takes no further part.</summary>
internal sealed class ContenderFailedException(string message, string output, Exception? inner)
    : Exception(message, inner)
{
    /// <summary>The end of what the process printed, standard output and standard error in their order.</summary>
    public string Output { get; } = output;
}
