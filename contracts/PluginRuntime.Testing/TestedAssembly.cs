using System.Reflection;
using System.Runtime.Loader;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Testing;

/// <summary>
/// Finds the assembly that a handler string means, among those that the test's project refers to.
/// </summary>
internal static class TestedAssembly
{
    /// <summary>Loads the assembly of a package's name: the one of this name, else the only one that differs in case alone.</summary>
    /// <exception cref="PackageException">There is none.</exception>
    public static Assembly Find(string package)
    {
        var directory = AppContext.BaseDirectory;
        var names = Directory.GetFiles(directory, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)!).ToArray();
        var found = names.Contains(package, StringComparer.Ordinal)
            ? package
            : names.Where(name => name.Equals(package, StringComparison.OrdinalIgnoreCase)).Take(2).ToArray() is [var only] ? only : null;
        return found is null
            ? throw NotFound(package, directory, names)
            : AssemblyLoadContext.GetLoadContext(typeof(TestedAssembly).Assembly)!.LoadFromAssemblyName(new AssemblyName(found));
    }

    private static PackageException NotFound(string package, string directory, string[] names)
    {
        var nearest = NearestNames.To(package, names);
        return new PackageException(
            PackageErrorType.NoSuchPackage,
            $"""
            There is no {package}.dll beside the test, in {directory}{(nearest.Length > 0 ? $"; there is {NameList.Of(nearest)}" : "")}.
            In a test a package's name is that of the handler's assembly, as in Orders:create for Orders.dll.
            Let the test's project refer to the handler's, or name the assembly: new PluginHost("{package}:…", typeof(…).Assembly).
            """);
    }
}
