using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments.Reading;

/// <summary>
/// What a file describes for a deployment.
/// </summary>
/// <param name="File">Its full path.</param>
/// <param name="Functions">The functions, in the order of the file.</param>
internal sealed record Deployment(string File, IReadOnlyList<DescribedFunction> Functions)
{
    /// <summary>Reads a file; its name, and what is in it, tell which tool it is for.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DescriptionException">It cannot be read as what it should be.</exception>
    /// <exception cref="IOException">It cannot be read at all.</exception>
    public static Deployment Read(string path)
    {
        var file = Path.GetFullPath(path);
        return new Deployment(file, DeploymentFormat.Of(file).Functions(file));
    }
}
