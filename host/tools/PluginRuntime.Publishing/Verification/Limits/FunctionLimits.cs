using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification.Limits;

/// <summary>
/// What Lambda does not take of several packages and zips, if they are meant for one function.
/// </summary>
/// <remarks>Warnings: whether they are meant for one, nobody has said. Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</remarks>
internal static class FunctionLimits
{
    /// <summary>How many layers a function takes.</summary>
    public const int MostLayers = 5;

    /// <summary>What a zip is to be done with that is too large for the call itself.</summary>
    public const string Remedy = "Copy it to S3 first, and name it there: --s3-bucket and --s3-key of 'aws lambda update-function-code', --content S3Bucket=…,S3Key=… of 'publish-layer-version'.";

    /// <summary>What to tell of the size of all packages; <see langword="null"/> if nothing.</summary>
    /// <param name="packages">Their names, each with the bytes of its files.</param>
    public static string? Size((string Name, long Bytes)[] packages)
    {
        var sum = packages.Sum(package => package.Bytes);
        return packages.Length < 2 || sum <= CodeLimits.MaxUnpackedBytes || packages.Any(package => package.Bytes > CodeLimits.MaxUnpackedBytes)
            ? null
            : $"""
              The {packages.Length} packages have {sum:N0} bytes unpacked: {NameList.Of([.. packages.OrderByDescending(package => package.Bytes).Select(package => $"{package.Name} {package.Bytes:N0}")])}.
              Lambda takes at most {CodeLimits.MaxUnpackedBytes:N0} for a function and all of its layers together, the host's included.
              If one function has all of them, divide them among several functions, or keep data in S3.
              """;
    }

    /// <summary>What to tell of the number of layers; <see langword="null"/> if nothing.</summary>
    /// <param name="zips">The zips. One of them may be the function's own code, and the host's layer is none of them.</param>
    public static string? Layers(IEnumerable<VerifiedZip> zips) => zips.Count(zip => zip.MayBeLayer) is var count && count <= MostLayers
        ? null
        : $"""
          {count} zips have packages in handlers/, as layers have.
          A function takes {MostLayers} layers, the host's is one of them, and one more zip can be its own code.
          If one function has all of them, put several packages into one layer, as in 'pluginruntime layer A.zip B.zip -o handlers.zip'.
          """;
}
