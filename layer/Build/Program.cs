using System.CommandLine;
using PluginRuntime.LayerBuild;
using PluginRuntime.LayerBuild.Icu;

var runtimes = new Option<string[]>("--runtime")
{
    Description = "Only this one of linux-x64 and linux-arm64. May be repeated.",
    DefaultValueFactory = _ => LayerVariant.Runtimes,
}.AcceptOnlyFromAmong(LayerVariant.Runtimes);
var flavours = new Option<string[]>("--flavour")
{
    Description = "Only this one of base and aspnet (with ASP.NET Core's shared framework). May be repeated.",
    DefaultValueFactory = _ => LayerVariant.Flavours,
}.AcceptOnlyFromAmong(LayerVariant.Flavours);
var output = new Option<string?>("--output")
{
    Description = "The folder for trees and zips. Default: artifacts/layer of the repository.",
};
var command = new RootCommand("Builds the layers: for each variant the tree as it lies under /opt, a zip, its SHA-256 and its bill of materials.")
{
    runtimes, flavours, output, IcuCommand.Create(),
};
command.SetAction(result => BuildCommand.Run(result.GetValue(runtimes)!, result.GetValue(flavours)!, result.GetValue(output)));
return command.Parse(args).Invoke();
