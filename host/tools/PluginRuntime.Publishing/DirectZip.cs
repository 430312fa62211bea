using System.Globalization;

namespace PluginRuntime.Publishing;

/// <summary>
/// Whether a zip may go to Lambda with the call itself.
/// </summary>
internal static class DirectZip
{
    /// <summary>What to do with a function's that may not.</summary>
    public const string FunctionRemedy = "Copy it to S3 first, and name it there: --s3-bucket and --s3-key of 'aws lambda update-function-code'.";

    /// <summary>What to tell of one that is too large for that; <see langword="null"/> of any other.</summary>
    /// <param name="bytes">Its size.</param>
    /// <param name="remedy">What to do instead.</param>
    public static string? Warning(long bytes, string remedy) => bytes <= CodeLimits.MaxDirectZipBytes
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"""
            The zip has {bytes:N0} bytes, and Lambda takes at most {CodeLimits.MaxDirectZipBytes:N0} with the call itself.
            {remedy}
            """);
}
