using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments.CloudFormation;

/// <summary>
/// Where the CDK has put the code of a function: a folder or a zip beside the template that it wrote.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/cdk/v2/guide/assets.html; the file of assets: https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/cloud-assembly-schema/README.md.</remarks>
internal static class CdkAssets
{
    private const string Ending = ".template.json";

    /// <summary>The code of a resource that says so itself; <see langword="null"/> if it does not.</summary>
    public static DescribedCode? CodeOf(DescriptionFile file, MappingNode resource) => resource.Section("Metadata")?.Find("aws:asset:path") is ScalarNode path
        ? DescribedCode.Of(new DescribedValue(path.Text, path.Place), file.Directory)
        : null;

    /// <summary>The code that is to lie in S3, by the key that it will have there. Of other objects in S3 nothing is known here.</summary>
    /// <returns><see langword="null"/> for code that stands in the template itself.</returns>
    public static DescribedCode? CodeAt(DescriptionFile file, MappingNode code)
    {
        if (code.Find("ZipFile") is not null || code.Find("ImageUri") is not null)
        {
            return null;
        }

        return code.Find("S3Key") is ScalarNode key && PathOf(file, key.Text) is { } path
            ? DescribedCode.Of(new DescribedValue(path, key.Place), file.Directory)
            : new DescribedCode(null, "an object in S3", code.Place);
    }

    private static string? PathOf(DescriptionFile file, string key)
    {
        if (!file.Path.EndsWith(Ending, StringComparison.Ordinal))
        {
            return null;
        }

        var assets = file.Path[..^Ending.Length] + ".assets.json";
        return File.Exists(assets) ? PathIn(assets, key) : null;
    }

    // Another file's faults are no matter of the template's: then nothing is known.
    private static string? PathIn(string assets, string key)
    {
        try
        {
            return (JsonReader.Read(DescriptionFile.Read(assets)) as MappingNode)?.Section("files")?.Entries
                .Select(entry => entry.Value).OfType<MappingNode>()
                .FirstOrDefault(asset => HasKey(asset, key))?.Section("source")?.Find("path") is ScalarNode path ? path.Text : null;
        }
        catch (Exception error) when (error is DescriptionException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool HasKey(MappingNode asset, string key) => asset.Section("destinations")?.Entries
        .Any(destination => destination.Value is MappingNode place && place.Find("objectKey") is ScalarNode found && found.Text == key) == true;
}
