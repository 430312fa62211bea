using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// The messages for a package that may not be published.
/// </summary>
internal static class VerificationError
{
    /// <summary>Nothing in it can be called.</summary>
    public static PackageException NoHandler(PackageLocation package) => new(
        PackageErrorType.NoSuchHandler,
        $"""
        The package {Quotation.Of(package.Name)} in {Quotation.Plain(package.Directory)} has no handler.
        It should have a class that implements IHandler<TEvent, TResponse>, IHandler<TEvent>, IStreamingHandler<TEvent> or IRawHandler, or a public method of a public class; or be a program with a Main.
        Leave it out, or add a handler to it.
        """);

    /// <summary>It is a program for Lambda rather than handlers for the host.</summary>
    public static PackageException HasBootstrap(PackageLocation package, string file) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The package {Quotation.Of(package.Name)} has a file {Quotation.Plain(file)}: it was published as a program for a custom runtime.
        It should be a class library, or a program under a name of its own; the layer's host has the only bootstrap.
        Remove <AssemblyName>bootstrap</AssemblyName> from the project, and <OutputType>Exe</OutputType> if it is no program, and publish it into an empty folder.
        """);

    /// <summary>Its files are not those that were listed when it was made.</summary>
    public static PackageException Damaged(PackageLocation package, ManifestDifference difference) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The package {Quotation.Of(package.Name)} in {Quotation.Plain(package.Directory)} is not as it was made: {difference}.
        Its files should have the hashes that {PackageManifest.FileName} lists, as they have when it is published, packed or installed.
        Publish it anew, or copy it whole; if the files are meant to be like this, remove {PackageManifest.FileName}.
        """);

    /// <summary>What the folder leads to would not come along.</summary>
    public static PackageException LinkedFolder(PackageLocation package, string folder) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The package {Quotation.Of(package.Name)} has a folder {Quotation.Plain(Path.Join(package.Directory, folder))} that is a symbolic link.
        A layer holds files alone, so every folder must be one itself.
        Put the folder in the place of the link.
        """);

    /// <summary>For a root links are refused, also those that stay inside.</summary>
    public static PackageException Link(PackageLocation package, string path) => NotAFile(package, path, "is a symbolic link");

    /// <summary>A pipe, a socket or a device.</summary>
    public static PackageException SpecialFile(PackageLocation package, string path) =>
        NotAFile(package, path, "is neither a file nor a folder but a pipe, a socket or a device");

    /// <summary>A name that is none on another system.</summary>
    public static PackageException Unlistable(PackageLocation package, string file) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The package {Quotation.Of(package.Name)} has a file {Quotation.Of(file)}, whose name does not travel between systems.
        It should have no control character and not begin with a drive's letter, as in data/rates.csv.
        Rename the file in {Quotation.Plain(package.Directory)}.
        """);

    /// <summary>Two names that are one on another system.</summary>
    public static PackageException CaseClash(PackageLocation package, string one, string other) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The package {Quotation.Of(package.Name)} has the files {Quotation.Of(one)} and {Quotation.Of(other)}, whose names differ in case alone.
        On systems that ignore case, as Windows and macOS, they are one file. Each should have a name of its own.
        Rename one of them in {Quotation.Plain(package.Directory)}.
        """);

    private static PackageException NotAFile(PackageLocation package, string path, string what) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The package {Quotation.Of(package.Name)} has {Quotation.Plain(path)}, which {what}.
        An installed package holds files and folders alone, so that it is the same for as long as it is there.
        Put the file itself in that place, or remove it.
        """);
}
