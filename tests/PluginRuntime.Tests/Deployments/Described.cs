using PluginRuntime.Deployments;
using PluginRuntime.Deployments.Documents;
using PluginRuntime.Deployments.Reading;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Deployments;

/// <summary>A file that describes a deployment, in a folder of its own.</summary>
internal sealed class Described(string name, string content) : IDisposable
{
    private readonly TemporaryFolder _disk = new();

    public string Root => _disk.Root;

    public string At(string path) => _disk[path];

    public void Put(string path, string text) => _disk.File(path, text);

    public string Write() => _disk.File(name, content);

    public IReadOnlyList<DescribedFunction> Functions() => Deployment.Read(Write()).Functions;

    public DescribedFunction Function() => Assert.Single(Functions());

    public DescriptionException Refused() => Assert.Throws<DescriptionException>(() => Functions());

    /// <summary>The place of the only occurrence of a text in the file.</summary>
    public TextPlace PlaceOf(string text)
    {
        var index = content.IndexOf(text, StringComparison.Ordinal);
        Assert.True(index >= 0 && content.IndexOf(text, index + 1, StringComparison.Ordinal) < 0, text);
        var before = content[..index];
        return new TextPlace(before.Count(character => character == '\n') + 1, index - before.LastIndexOf('\n'));
    }

    public void Dispose() => _disk.Dispose();
}
