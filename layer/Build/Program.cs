using PluginRuntime.LayerBuild;
using PluginRuntime.LayerBuild.Icu;

return CommandLine.Run(args, IcuCommand.Create());
