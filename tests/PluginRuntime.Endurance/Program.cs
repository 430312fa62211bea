using System.CommandLine;
using PluginRuntime.Endurance;

var root = new RootCommand("Runs the host for longer than a test does, or against a Runtime API that misbehaves. Exit code 1 if it does not endure that.")
{
    SoakCommand.Create(),
    ChaosCommand.Create(),
    LibrariesCommand.Create(),
    MutantsCommand.Create(),
    DamageCommand.Create(),
    DamageCommand.CreatePublisher(),
};
return await root.Parse(args).InvokeAsync();
