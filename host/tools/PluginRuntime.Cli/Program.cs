using PluginRuntime.Cli.Commands;

using var interruption = new Interruption();
return await CommandLine.RunAsync(args, interruption);
