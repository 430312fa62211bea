namespace PluginRuntime.Deployments;

/// <summary>
/// A layer of a function.
/// </summary>
/// <param name="Name">Its ARN, or the name that the file gives it; unknown if it comes from elsewhere.</param>
/// <param name="Content">Where its content lies, if the file makes it itself.</param>
internal sealed record DescribedLayer(DescribedValue Name, DescribedCode? Content = null);
