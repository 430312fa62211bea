using System.Reflection;
using System.Runtime.Loader;

namespace PluginRuntime.Plugins;

/// <summary>
/// What an assembly refers to, itself and by what it refers to: the libraries that would lie in its package.
/// </summary>
internal sealed class AssemblyReferences(Assembly assembly, AssemblyLoadContext context)
{
    // The framework's refer to nobody's package, and there are hundreds.
    private static readonly string[] NotOfThePackage = ["System.", "Microsoft.", "PluginRuntime.", "netstandard", "mscorlib"];

    /// <summary>Whether one of this name is among them.</summary>
    public bool Contain(string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<Assembly>([assembly]);
        while (open.TryDequeue(out var next))
        {
            foreach (var reference in next.GetReferencedAssemblies())
            {
                if (reference.Name == name)
                {
                    return true;
                }

                if (seen.Add(reference.Name!) && !NotOfThePackage.Any(start => reference.Name!.StartsWith(start, StringComparison.Ordinal))
                    && TryLoad(reference) is { } loaded)
                {
                    open.Enqueue(loaded);
                }
            }
        }

        return false;
    }

    /// <summary>Loads one: by the test's own list of libraries, else from beside the assembly.</summary>
    /// <exception cref="IOException">There is none of this name, or it cannot be loaded.</exception>
    public static Assembly Load(AssemblyName name, Assembly assembly, AssemblyLoadContext context)
    {
        try
        {
            return context.LoadFromAssemblyName(name);
        }
        catch (FileNotFoundException) when (PathBeside(assembly, name) is { } path)
        {
            return context.LoadFromAssemblyPath(path);
        }
    }

    private static string? PathBeside(Assembly assembly, AssemblyName name) =>
        Path.Join(Path.GetDirectoryName(assembly.Location), name.Name + ".dll") is var path && File.Exists(path) ? path : null;

    private Assembly? TryLoad(AssemblyName reference)
    {
        try
        {
            return Load(reference, assembly, context);
        }
        catch (Exception error) when (error is IOException or BadImageFormatException)
        {
            // The handler tells so when it needs it.
            return null;
        }
    }
}
