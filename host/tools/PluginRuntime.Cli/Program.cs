using PluginRuntime.Cli;
using PluginRuntime.Cli.Commands;
using PluginRuntime.Cli.Terminal;

using var interruption = new Interruption();
int exitCode;
await using (new ConsoleOutput(interruption.Token))
{
    exitCode = await CommandLine.RunAsync(args, interruption);
}

// A signal that ends the wait for a reader is a signal, too.
return interruption.Token.IsCancellationRequested ? interruption.ExitCode : exitCode;
