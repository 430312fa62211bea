using McMaster.NETCore.Plugins.LibraryModel;
using McMaster.NETCore.Plugins.Loader;
using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Lookup;

namespace PluginRuntime.Plugins;

/// <summary>
/// Assemblies of the framework that a package must have copies of, because their API shows types of an assembly that the package
/// replaces.
/// </summary>
/// <remarks>
/// <c>SocketsHttpHandler.MeterFactory</c> is of a type of System.Diagnostics.DiagnosticSource: for a package with a newer one of its own, the
/// host's System.Net.Http would have no such property. Loaded from the framework's files into the package's context, each at its
/// first use, they bind to what the package carries.
/// </remarks>
internal static class FrameworkDependents
{
    /// <summary>Adds them to a context that is being built, for a package that needs any.</summary>
    /// <param name="builder">Where the context is built.</param>
    /// <param name="package">The package.</param>
    /// <param name="dependencies">Where its files lie: one that it carries itself is no copy of the framework's.</param>
    public static void Add(AssemblyLoadContextBuilder builder, PackageLocation package, PackageDependencies dependencies)
    {
        if (Carries(package, "System.Diagnostics.DiagnosticSource.dll"))
        {
            AddCopy(builder, package, dependencies, "System.Net.Http");
            AddCopy(builder, package, dependencies, "System.Net.Http.Json");
            AddCopy(builder, package, dependencies, "System.Net.WebSockets.Client");
        }
        else if (Carries(package, "System.Text.Json.dll"))
        {
            AddCopy(builder, package, dependencies, "System.Net.Http.Json");
        }
    }

    private static bool Carries(PackageLocation package, string file) => File.Exists(Path.Join(package.Directory, file));

    // The builder looks for a library from the package's folder on, and takes no full path.
    private static void AddCopy(AssemblyLoadContextBuilder builder, PackageLocation package, PackageDependencies dependencies, string name)
    {
        if (dependencies.Find(name) is not null)
        {
            return;
        }

        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var path = Path.GetRelativePath(package.Directory, Path.Join(framework, name + ".dll"));
        builder.AddManagedLibrary(ManagedLibrary.CreateFromPackage(name, "0.0.0", path));
    }
}
