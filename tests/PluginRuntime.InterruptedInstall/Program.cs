using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Installs;
using PluginRuntime.Rules.HandlerStrings;

// Installs a package as the command line does and stands still at one step: whoever started this process kills it there.
var (source, root, version, stop) = (args[0], args[1], args[2], Enum.Parse<InstallStep>(args[3]));
var package = new PackageCatalog([new PackageRoot(source, holdsFlatPackages: true)]).Find(HandlerString.Parse("orders"));
var options = new InstallOptions
{
    Version = PackageVersion.Parse(version),
    Keep = 1,
    Reached = step =>
    {
        if (step == stop)
        {
            Console.WriteLine(step);
            Thread.Sleep(Timeout.Infinite);
        }
    },
};
await new PackageInstaller(TimeProvider.System).InstallAsync(package, root, options, CancellationToken.None);
