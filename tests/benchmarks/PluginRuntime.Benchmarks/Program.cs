using System.CommandLine;
using PluginRuntime.Benchmarks;

var root = new RootCommand("Compares the host with a C floor and a first-day host, each as fresh processes against one Runtime API server.")
{
    ColdStartCommand.Create(),
    InvocationCommand.Create(),
    StartPathCommand.Create(),
    ConcurrencyCommand.Create(),
    StreamingCommand.Create(),
    AllocationsCommand.Create(),
    HotSwapCommand.Create(),
    CallersCommand.Create(),
};
return root.Parse(args).Invoke();
