using PluginRuntime.LayerBuild;
using PluginRuntime.LayerBuild.Boot;
using PluginRuntime.LayerBuild.Icu;

return CommandLine.Run(args, [new NativeBoot(), new ScriptBoot()], IcuCommand.Create());
