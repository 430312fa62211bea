using System.CommandLine;
using PluginRuntime.Emulator;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// A layer as it lies under <c>/opt</c> in Lambda: <c>bootstrap</c>, the host, and packages in <c>handlers/</c>.
/// </summary>
internal sealed class LayerTree
{
    private readonly string _directory;
    private readonly PackageRoot _handlers;

    private LayerTree(string directory)
    {
        _directory = directory;
        _handlers = new PackageRoot(Path.Join(directory, PackageCatalog.HandlersFolder), holdsFlatPackages: false);
    }

    /// <summary>The program that Lambda starts. It finds the layer's packages itself.</summary>
    public HostCommand Host => new(Path.Join(_directory, GivenFolder.BootstrapFile), []) { ProcessName = "PluginRuntime.Host" };

    /// <summary>The names of the layer's own packages, in ordinal order.</summary>
    public string[] Packages => PackageSurvey.Of(_handlers) ?? [];

    /// <summary><c>--layer</c>.</summary>
    public static Option<string?> Option() => new("--layer")
    {
        Description =
            "The folder of a built layer: its bootstrap is started instead of the host of this tool, and its handlers/ can be named without a target. 'dotnet run --project layer' builds one.",
        HelpName = "folder",
    };

    /// <summary>Opens the folder that the option names, if it was given.</summary>
    /// <exception cref="UsageException">It is no layer.</exception>
    public static LayerTree? Open(string? option)
    {
        if (option is null)
        {
            return null;
        }

        var given = GivenPath.BuiltAt(option);
        if (given is not GivenFolder { Bootstrap: { } bootstrap })
        {
            throw NoLayer(given.FullPath, given is GivenFolder ? $"has no file '{GivenFolder.BootstrapFile}'" : "does not exist");
        }

        return IsExecutable(bootstrap)
            ? new LayerTree(given.FullPath)
            : throw NoLayer(given.FullPath, $"has a '{GivenFolder.BootstrapFile}' that may not be executed (chmod +x)");
    }

    /// <summary>A package of the layer's own, as a target.</summary>
    /// <param name="package">Its name. It need not be there: then the host says so.</param>
    /// <param name="taskRoot">An empty folder: a function whose code lies in a layer has nothing of its own.</param>
    public InvocationTarget Target(string package, string taskRoot) => new(taskRoot, [], package) { LayerRoot = _handlers };

    /// <summary>The package that an invocation means when no target is given.</summary>
    /// <param name="handler">The handler string, if there is one.</param>
    /// <exception cref="UsageException">Nothing says which package it is.</exception>
    public string PackageOf(string? handler)
    {
        if (handler is not (null or [':', ..]))
        {
            return NamedHandler.PackageOf(handler, $"--handler '{handler}'");
        }

        var packages = Packages;
        return packages is [var only]
            ? only
            : throw new UsageException(
                packages.Length == 0
                    ? $"""
                      The layer '{_directory}' has no packages, and no target is given.
                      They should be in its folder {PackageCatalog.HandlersFolder}, as in {PackageCatalog.HandlersFolder}/orders/orders.dll.
                      Put them there, or name a project, the folder of a package or a DLL.
                      """
                    : $"""
                      The layer '{_directory}' has {packages.Length} packages: {NameList.Of(packages)}.
                      --handler should say which is meant, as in --handler {packages[0]}{handler}.
                      """);
    }

    private static bool IsExecutable(string path) => OperatingSystem.IsWindows()
        || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;

    private static UsageException NoLayer(string directory, string found) => new(
        $"""
        --layer '{directory}' {found}.
        It should be a layer as it lies under /opt: {GivenFolder.BootstrapFile}, host/ and {PackageCatalog.HandlersFolder}/, as in artifacts/layer/linux-x64.
        'dotnet run --project layer' builds it.
        """);
}
