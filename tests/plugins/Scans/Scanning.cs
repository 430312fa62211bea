using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyModel;
using PluginRuntime;
using Scans.Parts;

namespace Scans;

/// <summary>Finds its parts as libraries do that scan an application.</summary>
public sealed class Scanning
{
    /// <summary>The projects that the application is made of; nothing where no deps.json tells.</summary>
    [Handler("application")]
    public string[] Application() =>
        [.. (DependencyContext.Default?.RuntimeLibraries ?? []).Where(library => library.Type == "project").Select(library => library.Name).Order(StringComparer.Ordinal)];

    [Handler("services")]
    public string[] Services()
    {
        var services = new ServiceCollection();
        services.Scan(scan => scan
            .FromApplicationDependencies(assembly => assembly.GetName().Name!.StartsWith("Scans", StringComparison.Ordinal))
            .AddClasses(classes => classes.AssignableTo<IPart>())
            .As<IPart>());
        return [.. services.Select(service => service.ImplementationType!.Name).Order(StringComparer.Ordinal)];
    }

    [Handler("loadFrom")]
    public string[] LoadFrom(IInvocationContext context) => PartsOf(Files(context).Select(Assembly.LoadFrom));

    [Handler("loadFile")]
    public string[] LoadFile(IInvocationContext context) => PartsOf(Files(context).Select(Assembly.LoadFile));

    [Handler("bytes")]
    public string[] Bytes(IInvocationContext context) => PartsOf(Files(context).Select(file => Assembly.Load(File.ReadAllBytes(file))));

    [Handler("byContext")]
    public string[] ByContext(IInvocationContext context) =>
        PartsOf(Files(context).Select(file => AssemblyLoadContext.GetLoadContext(typeof(Scanning).Assembly)!.LoadFromAssemblyPath(file)));

    [Handler("byName")]
    public string[] ByName(IInvocationContext context) => PartsOf(Files(context).Select(file => Assembly.Load(Path.GetFileNameWithoutExtension(file))));

    private static string[] Files(IInvocationContext context) => Directory.GetFiles(context.PackageDirectory, "Scans*.dll");

    private static string[] PartsOf(IEnumerable<Assembly> assemblies) =>
    [
        .. from assembly in assemblies.ToArray()
           from type in assembly.GetTypes()
           where type.IsClass && typeof(IPart).IsAssignableFrom(type)
           orderby type.Name
           select type.Name,
    ];
}
