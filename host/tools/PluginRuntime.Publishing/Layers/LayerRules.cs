using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Publishing.Manifests;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Layers;

/// <summary>
/// What a package must be, and must not bring along, to be deployed.
/// </summary>
internal static class LayerRules
{
    private const string Bootstrap = "bootstrap";

    /// <summary>Looks at the files by their names, then for handlers. Nothing is loaded.</summary>
    /// <param name="package">The package.</param>
    /// <param name="refuse">Takes the message for each that should be a handler and cannot be one.</param>
    /// <exception cref="PackageException">
    /// Its name is none, it has a program or a runtime of its own, links that lead out of it, or no handler.
    /// </exception>
    public static PackageHandlers Judge(PackageLocation package, Action<string> refuse)
    {
        PackageName.Parse(package.Name);
        Check(package);
        var handlers = PackageHandlers.Of(MetadataPackage.Read(package), refuse);
        return handlers.IsEmpty && !package.HasLambdaCore ? throw NoHandler(package) : handlers;
    }

    private static void Check(PackageLocation package)
    {
        PackageRules.CheckNotSelfContained(package.Directory);
        PackageBoundary.Check(package.Directory, package.MainAssemblyPath);
        if (Path.Exists(Path.Join(package.Directory, Bootstrap)))
        {
            throw HasBootstrap(package);
        }

        if (PackageFiles.LinkedFolders(package.Directory) is [var first, ..])
        {
            throw LinkedFolder(package, first);
        }
    }

    private static PackageException NoHandler(PackageLocation package) => new(
        PackageErrorType.NoSuchHandler,
        $"""
        The package {Quotation.Of(package.Name)} in {Quotation.Plain(package.Directory)} has no handler.
        It should have a class that implements IHandler<TEvent, TResponse>, IHandler<TEvent>, IStreamingHandler<TEvent> or IRawHandler, or a public method of a public class.
        Leave it out, or add a handler to it.
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
