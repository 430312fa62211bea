using PluginRuntime.Cli;
using PluginRuntime.Cli.Commands;
using PluginRuntime.Cli.Terminal;
using PluginRuntime.Publishing.Libraries;

// Before anything else of this program: what runs here is a library's own code, and nothing is to be in its way.
if (args is [DescribeProgram.Word, var library, var mark])
{
    return DescribeProgram.Run(library, mark);
}

using var interruption = new Interruption();
int exitCode;
await using (new ConsoleOutput(interruption.Token))
{
    exitCode = await CommandLine.RunAsync(args, interruption);
}

// A signal that ends the wait for a reader is a signal, too.
return interruption.Token.IsCancellationRequested ? interruption.ExitCode : exitCode;
