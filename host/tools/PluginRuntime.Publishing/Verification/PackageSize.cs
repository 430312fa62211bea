using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// The check that a package is not larger, unpacked, than Lambda takes.
/// </summary>
internal static class PackageSize
{
    /// <summary>Adds its files up.</summary>
    /// <param name="name">The package's name.</param>
    /// <param name="files">Each with its length in bytes.</param>
    /// <exception cref="PackageException">There is too much.</exception>
    public static void Require(string name, (string Path, long Length)[] files)
    {
        var size = files.Sum(file => file.Length);
        if (size > CodeLimits.MaxUnpackedBytes)
        {
            throw TooLarge(name, size, files);
        }
    }

    private static PackageException TooLarge(string name, long size, (string Path, long Length)[] files)
    {
        var largest = files.OrderByDescending(file => file.Length).Take(3).Select(file => $"{file.Path} {file.Length:N0}");
        return new PackageException(
            PackageErrorType.InvalidPackage,
            $"""
            The package {Quotation.Of(name)} would have {size:N0} bytes unpacked, most of them in {NameList.Of([.. largest])}.
            Lambda takes at most {CodeLimits.MaxUnpackedBytes:N0} for a function and all of its layers together, the host's included.
            Leave out what it does not need, keep data in S3, or deploy it as a container image.
            """);
    }
}
