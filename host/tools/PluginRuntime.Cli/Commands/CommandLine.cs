using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// From the words of the command line to the exit code.
/// </summary>
internal static class CommandLine
{
    /// <summary>All verbs with their options.</summary>
    public static RootCommand Create() => new("Runs handler packages on this machine, in the host that Lambda starts.")
    {
        InstallCommand.Create(),
        InvokeCommand.Create(),
        LayerCommand.Create(),
        ListCommand.Create(),
        PackCommand.Create(),
        RollbackCommand.Create(),
        RunCommand.Create(),
        VerifyCommand.Create(),
    };

    /// <summary>Carries out one command.</summary>
    public static async Task<int> RunAsync(string[] arguments, Interruption interruption)
    {
        // Nothing is asked, so what could be asked is shown.
        var parsed = Create().Parse(arguments is [] ? ["--help"] : arguments);
        if (!AsksForHelp(parsed) && UnknownWord.Explain(parsed) is { } unknown)
        {
            await Console.Error.WriteLineAsync(unknown);
            return ExitCode.CannotStart;
        }

        if (parsed.Action is ParseErrorAction)
        {
            return Explain(parsed);
        }

        try
        {
            // Signals are ours: the library's own handling would end the process while the child still runs.
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return interruption.ExitCode;
        }
        catch (UsageException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return ExitCode.CannotStart;
        }
    }

    private static bool AsksForHelp(ParseResult parsed) => parsed.Action is HelpAction;

    private static int Explain(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
        {
            Console.Error.WriteLine(error.Message);
        }

        var command = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        Console.Error.WriteLine($"'pluginruntime{command} --help' shows what would be right.");
        return ExitCode.CannotStart;
    }
}
