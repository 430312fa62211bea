using System.CommandLine;
using PluginRuntime.Cli.Options;
using PluginRuntime.Cli.Targets;
using PluginRuntime.Cli.Watching;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.InvokeApi;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// <c>pluginruntime run</c>: serves functions on this machine until it is interrupted.
/// </summary>
internal sealed class RunCommand
{
    private readonly Argument<string[]> _targets = new("targets")
    {
        Description =
            "Projects or their folders (they are built first), .cs files with a handler, folders of packages, DLLs, or roots with several packages. [default: the packages of --layer]",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _handlers = new("--handler")
    {
        Description =
            """
            A function of another name or handler; may be repeated. With one package, ':' and the entry will do.
            Methods written for AWS's .NET runtime are named, as in Create=Orders::Orders.Checkout::Create, but for the 'function-handler' in the project's aws-lambda-tools-defaults.json, or the only one.
            """,
        HelpName = "name=handler",
    };

    private readonly FunctionOptions _function = new();

    private readonly Option<string?> _layer = LayerTree.Option();

    private readonly Option<int> _port = PortOption.Create();

    private readonly Option<int?> _concurrency = ConcurrencyOption.Create();

    private readonly Option<bool> _snapStart = new("--snap-start")
    {
        Description =
            "Starts each host as with SnapStart: init, then the restore when the function is first called. Not with --concurrency.",
    };

    private readonly Option<bool> _noWatch = new("--no-watch")
    {
        Description = "Builds each project once, and serves that. Otherwise it is built and served anew after each change of its sources.",
    };

    private readonly Option<bool> _hotSwap = SwapRoot.Switch();

    private readonly Option<string?> _root = SwapRoot.FolderOption();

    private RunCommand()
    {
    }

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var run = new RunCommand();
        var command = new Command(
            "run",
            """
            Serves Lambda's Invoke API on 127.0.0.1, so that 'aws lambda invoke' and the AWS SDKs call local functions.
            A function is named as its package. Its host is started when it is first called, and anew after a failure
            that ends it; it takes one invocation at a time without --concurrency. Projects are built again when their sources
            change, and the next invocation runs the new code, in a new process or with --hot-swap in the same. Logs go to standard error. Ctrl-C ends everything.
            """)
        {
            run._targets,
            run._handlers,
            run._layer,
            run._port,
            run._concurrency,
            run._snapStart,
            run._noWatch,
            run._hotSwap,
            run._root,
        };
        run._function.AddTo(command);
        command.SetAction(run.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        // All that can be wrong with the command is said before a build makes the developer wait for it.
        var variables = _function.Variables(parsed);
        var named = (parsed.GetValue(_handlers) ?? []).Select(NamedHandler.Parse).ToArray();
        RefuseSnapshotsOfMany(parsed);
        var layer = LayerTree.Open(parsed.GetValue(_layer));
        using var folders = new TemporaryFolders();
        var swapRoot = SwapRoot.Open(parsed.GetValue(_hotSwap), parsed.GetValue(_root), parsed.GetValue(_snapStart), folders);
        var pasted = AwsCliLine.FindAsync(cancellationToken);
        var builtAt = DateTimeOffset.UtcNow;
        var (given, ofLayer) = await TargetsOf(parsed, layer, folders, cancellationToken);
        var watches = !parsed.GetValue(_noWatch);
        var libraries = watches || swapRoot is not null ? LibraryWatch.For(given, folders) : [];
        var copied = LibraryWatch.ServedAmong(watches ? ProjectWatches.Copied(given, folders) : given, libraries);
        var served = swapRoot is null ? copied : await swapRoot.ServedAsync(copied, cancellationToken);
        var functions = new RunFunctions(served, ofLayer, named);
        var settings = functions.All().Select(function => _function.Apply(parsed, new FunctionSettings
        {
            Handler = function.Handler,
            FunctionName = function.Name,
            TaskRoot = function.Target.TaskRoot,
            Roots = function.Target.Roots,
            Host = NamedHost.Of(layer?.Host ?? BuiltHost.Find(function.Target), function.Name, folders),
            Environment = function.Target.IsHandlerLibrary() ? variables : swapRoot?.With(variables) ?? variables,
            MaxConcurrency = parsed.GetValue(_concurrency),
            HasSnapStart = parsed.GetValue(_snapStart),
        }));

        var lines = new HostLines(Console.Error, !Console.IsErrorRedirected);
        var lineToPaste = await pasted;
        await using var server = await ServeAsync([.. settings], lines, parsed.GetValue(_port), cancellationToken);
        Console.WriteLine($"Serving Lambda's Invoke API on {server.Url}");
        Announce(server.Url, functions.All(), lineToPaste);
        BuildReaction ReactionFor(string project) => swapRoot is null || functions.Of(project).Any(function => function.Target.IsProgram())
            ? new RestartOnBuild(server.Functions, functions, project)
            : new SwapOnBuild(server.Functions, [.. functions.Of(project).Select(function => function.Name)], swapRoot, lines);
        Task WatchAsync(LibraryWatch library, CancellationToken ending) =>
            library.RunAsync(server.Functions, [.. functions.All().Where(function => function.Target == library.Served)], ending);
        await new ProjectWatches(server, folders, ReactionFor)
            .RunAsync(watches ? copied : [], builtAt, ending => libraries.Select(library => WatchAsync(library, ending)), cancellationToken);
        return ExitCode.Success;
    }

    private void RefuseSnapshotsOfMany(ParseResult parsed)
    {
        if (parsed.GetValue(_snapStart) && parsed.GetValue(_concurrency) is not null)
        {
            throw new UsageException(
                """
                --snap-start and --concurrency are given both.
                It should be one of them: Lambda takes no snapshots of managed instances, which alone have several invocations at once.
                Serve the functions by two commands, each with a --port of its own.
                """);
        }
    }

    // What the layer has is served by itself where nothing else is asked for.
    private async Task<(IReadOnlyList<InvocationTarget> Given, InvocationTarget[] OfLayer)> TargetsOf(
        ParseResult parsed, LayerTree? layer, TemporaryFolders folders, CancellationToken cancellationToken)
    {
        var paths = parsed.GetValue(_targets) ?? [];
        if (layer is null && paths.Length == 0)
        {
            throw new UsageException(
                """
                There is nothing to serve: neither 'targets' nor --layer is given.
                It should be a project or its folder, a .cs file with a handler, the folder of a package, a DLL, or a root, as in plugins-sample/Greeter.
                'pluginruntime run --help' shows what else there is.
                """);
        }

        var given = await RunTargets.ResolveAsync(paths, cancellationToken);
        var taskRoot = layer is null ? "" : folders.Create();
        InvocationTarget[] ofLayer = [.. (layer?.Packages ?? []).Select(package => layer!.Target(package, taskRoot))];
        return paths.Length == 0 ? (ofLayer, []) : (given, ofLayer);
    }

    private static async Task<InvokeServer> ServeAsync(
        IReadOnlyList<FunctionSettings> functions, HostLines lines, int port, CancellationToken cancellationToken)
    {
        try
        {
            return await InvokeServer.StartAsync(functions, port, lines.Write, cancellationToken);
        }
        catch (Exception error) when (PortOption.Explain(error, port) is { } explained)
        {
            throw explained;
        }
    }

    private static void Announce(string url, IEnumerable<RunFunction> functions, AwsCliLine pasted)
    {
        foreach (var function in functions)
        {
            Console.WriteLine(pasted.Of(url, function.Name));
        }
    }
}
