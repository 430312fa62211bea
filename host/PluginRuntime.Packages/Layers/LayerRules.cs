using PluginRuntime.Packages.Integrity;

namespace PluginRuntime.Packages.Layers;

/// <summary>
/// What a package must not bring into a layer.
/// </summary>
internal static class LayerRules
{
    private const string Bootstrap = "bootstrap";

    /// <summary>Looks at the files by their names alone.</summary>
    /// <exception cref="PackageException">It has a program or a runtime of its own, or links that lead out of it.</exception>
    public static void Check(PackageLocation package)
    {
        PackageRules.CheckNotSelfContained(package);
        PackageBoundary.Check(package);
        if (Path.Exists(Path.Join(package.Directory, Bootstrap)))
        {
            throw HasBootstrap(package);
        }

        if (PackageFiles.LinkedFolders(package.Directory) is [var first, ..])
        {
            throw LinkedFolder(package, first);
        }
    }

    /// <summary>The error for a package that no handler string can choose anything of.</summary>
    public static PackageException NoHandler(PackageLocation package) => new(
        PackageErrorType.NoSuchHandler,
        $"""
        The package {Quotation.Of(package.Name)} in {Quotation.Plain(package.Directory)} has no handler.
        It should have a class that implements IHandler<TEvent, TResponse>, IHandler<TEvent>, IStreamingHandler<TEvent> or IRawHandler, or a public method of a public class.
        Leave it out of the layer, or add a handler to it.
        """);

    private static PackageException HasBootstrap(PackageLocation package) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The package {Quotation.Of(package.Name)} has a file {Quotation.Plain(Path.Join(package.Directory, Bootstrap))}: it was published as a program for a custom runtime.
        It should be a class library; the layer's host has the only bootstrap.
        Remove <OutputType>Exe</OutputType> and <AssemblyName>bootstrap</AssemblyName> from the project, and publish it into an empty folder.
        """);

    private static PackageException LinkedFolder(PackageLocation package, string folder) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The package {Quotation.Of(package.Name)} has a folder {Quotation.Plain(Path.Join(package.Directory, folder))} that is a symbolic link.
        A layer holds files alone, so every folder must be one itself.
        Put the folder in the place of the link.
        """);
}
