using System.CommandLine;
using PluginRuntime.Benchmarks;

var root = new RootCommand("Compares the host with a C floor and a first-day host, each as fresh processes against one Runtime API server; and packages and the tool with their like.")
{
    ColdStartCommand.Create(),
    InvocationCommand.Create(),
    StartPathCommand.Create(),
    ConcurrencyCommand.Create(),
    StreamingCommand.Create(),
    AllocationsCommand.Create(),
    HotSwapCommand.Create(),
    CallersCommand.Create(),
    SizesCommand.Create(),
    ToolStartCommand.Create(),
    VerifyCommand.Create(),
    AnalyzersCommand.Create(),
    SeedCommand.Create(),
};
return root.Parse(args).Invoke();
