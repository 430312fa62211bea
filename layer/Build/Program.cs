using PluginRuntime.LayerBuild;
using PluginRuntime.LayerBuild.Boot;
using PluginRuntime.LayerBuild.Bubble;
using PluginRuntime.LayerBuild.Icu;

return CommandLine.Run(args, [new NativeBoot(), new ScriptBoot()], VersionBubble.Compile, new NativeHost().For, IcuCommand.Create());
