extern alias host;

using host::PluginRuntime.Handlers.Reflection;
using host::PluginRuntime.Packages.Lookup;
using host::PluginRuntime.Plugins;
using host::PluginRuntime.Rules.Choice;
using host::PluginRuntime.Rules.HandlerStrings;
using host::PluginRuntime.Rules.Methods;
using host::PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Rules.Shapes;

/// <summary>
/// What the host's own copy of the judgement says of a package that is loaded.
/// </summary>
internal static class ReflectedVerdict
{
    /// <summary>The code that is meant and by whose rules, or the error.</summary>
    public static string Of(CompiledPackage compiled, string handler)
    {
        var package = Locate(compiled);
        try
        {
            var plugin = LoadedPlugin.Load(package, new PluginSideFolder(AppContext.BaseDirectory));
            var shape = HandlerChoice.Choose(new ReflectedPackage(plugin), HandlerString.Parse(handler));
            HandlerRules.Check(shape, package.Facts, hasServices: false);
            return Verdict.Text(HandlerText.InFull(shape), shape.Method?.DeclaringType, shape.IsAws);
        }
        catch (PackageException error)
        {
            return Verdict.Text(error.ErrorType, error.Message);
        }
    }

    private static PackageLocation Locate(CompiledPackage compiled) => new()
    {
        Name = compiled.Location.Name,
        Version = null,
        Directory = compiled.Location.Directory,
        DeployedDirectory = compiled.Location.Directory,
        MainAssemblyPath = compiled.Main,
        Root = new PackageRoot(compiled.Location.Directory, holdsFlatPackages: true),
        VersionsDirectory = null,
        HasOwnContracts = false,
        HasLambdaCore = compiled.Location.HasLambdaCore,
        Shadowed = [],
    };
}
