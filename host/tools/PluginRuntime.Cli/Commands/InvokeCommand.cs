using System.CommandLine;
using PluginRuntime.Cli.Options;
using PluginRuntime.Cli.Reports;
using PluginRuntime.Cli.Targets;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.Functions;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// <c>pluginruntime invoke</c>: one invocation, from a project or a package to its response.
/// </summary>
internal sealed class InvokeCommand
{
    private const string StandardInput = "-";

    private readonly Argument<string?> _target = new("target")
    {
        Description = "A project or its folder (it is built first), a .cs file with a handler, the folder of a package, or a DLL. Needless with --layer.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Argument<string?> _standardInput = new("event")
    {
        Description = "'-' reads the event from standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _handler = new("--handler")
    {
        Description =
            """
            The handler string, or ':' and the entry alone; Assembly::Namespace.Type::Method for a method written for AWS's .NET runtime.
            [default: the package's name; of a package of such methods the 'function-handler' in the project's aws-lambda-tools-defaults.json, else its only one]
            """,
        HelpName = "handler",
    };

    private readonly Option<string?> _event = new("--event")
    {
        Description = "The event itself, passed on as it is. [default: {}]",
        HelpName = "json",
    };

    private readonly Option<string?> _eventFile = new("--event-file")
    {
        Description = "A file that holds the event.",
        HelpName = "file",
    };

    private readonly FunctionOptions _function = new();

    private readonly Option<string?> _template = EventTemplate.Option();

    private readonly Option<string?> _layer = LayerTree.Option();

    private readonly Option<bool> _json = JsonOption.Create();

    private InvokeCommand()
    {
    }

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var invoke = new InvokeCommand();
        var command = new Command(
            "invoke",
            """
            Starts the host, runs one invocation and ends the host.
            The response goes to standard output, logs and errors to standard error.
            The exit code is 0 for a response, 1 if the handler failed, 2 if it could not be started.
            """)
        {
            invoke._target,
            invoke._standardInput,
            invoke._handler,
            invoke._event,
            invoke._eventFile,
            invoke._template,
            invoke._layer,
            invoke._json,
        };
        invoke._function.AddTo(command);
        command.SetAction(invoke.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_template) is { } template)
        {
            return EventTemplate.Write(template, parsed.CommandResult);
        }

        // All that can be wrong with the command is said before a build makes the developer wait for it.
        var variables = _function.Variables(parsed);
        var layer = LayerTree.Open(parsed.GetValue(_layer));
        var (path, word) = WordsOf(parsed, layer);
        var payload = await EventSourceOf(parsed, word).ReadAsync(cancellationToken);
        using var folders = new TemporaryFolders();
        var target = path is null
            ? layer!.Target(layer.PackageOf(parsed.GetValue(_handler)), folders.Create())
            : await InvocationTarget.ResolveAsync(path, cancellationToken);
        var settings = _function.Apply(parsed, new FunctionSettings
        {
            Handler = target.HandlerFor(parsed.GetValue(_handler)),
            FunctionName = target.Package,
            TaskRoot = target.TaskRoot,
            Roots = target.Roots,
            Host = NamedHost.Of(layer?.Host ?? BuiltHost.Find(target), target.Package, folders),
            Environment = variables,
        });
        return await InvokeAsync(settings, payload, new InvocationOutput(!Console.IsErrorRedirected, parsed.GetValue(_json)), cancellationToken);
    }

    private static async Task<int> InvokeAsync(
        FunctionSettings settings, ReadOnlyMemory<byte> payload, InvocationOutput output, CancellationToken cancellationToken)
    {
        var log = FunctionLog.OfLines(output.Log, Console.Error.WriteLine);
        await using var function = await EmulatedFunction.StartAsync(settings, log, cancellationToken);
        var startedAt = TimeProvider.System.GetTimestamp();
        var result = await function.InvokeAsync(payload, cancellationToken);
        var duration = TimeProvider.System.GetElapsedTime(startedAt);

        // Ends the host, so that its last lines stand before what is said about them.
        await function.DisposeAsync();
        cancellationToken.ThrowIfCancellationRequested();

        // The reader of standard output may take its time, or be gone.
        return await Task.Run(() => output.Write(result, duration), CancellationToken.None).WaitAsync(cancellationToken);
    }

    // With a layer and no target, '-' is the first word.
    private (string? Path, string? Word) WordsOf(ParseResult parsed, LayerTree? layer) =>
        (layer, parsed.GetValue(_target), parsed.GetValue(_standardInput)) switch
        {
            ({ }, StandardInput, null) => (null, StandardInput),
            (null, null, _) => throw new UsageException(
                """
                There is nothing to invoke: neither the 'target' nor --layer is given.
                It should be a project or its folder, a .cs file with a handler, the folder of a package, or a DLL, as in 'pluginruntime invoke plugins-sample/Greeter'.
                'pluginruntime invoke --help' shows what else there is.
                """),
            var (_, target, word) => (target, word),
        };

    private EventSource EventSourceOf(ParseResult parsed, string? word)
    {
        if (word is not (null or StandardInput))
        {
            throw new UsageException(
                $"""
                '{word}' is no option, and stands where only '-' may, which reads the event from standard input.
                An event is given by --event, as in --event '{"{"}"name":"Ada"{"}"}', or by --event-file.
                Quote it if the shell has split it.
                """);
        }

        return new EventSource(parsed.GetValue(_event), parsed.GetValue(_eventFile), word is StandardInput);
    }
}
