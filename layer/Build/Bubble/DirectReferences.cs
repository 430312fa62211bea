using Mono.Cecil;

namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>
/// Lets an assembly name where the framework's types are, instead of the assemblies that only lead there.
/// </summary>
/// <remarks>
/// Code is compiled against reference assemblies, of which most have no type of their own in the runtime: each that is asked where one went is loaded for
/// that answer, at every start. Where the types are differs from one version of .NET to another; these files run with exactly the one beside them.
/// </remarks>
internal static class DirectReferences
{
    /// <summary>Rewrites an assembly, which has not been compiled ahead of time yet.</summary>
    /// <param name="file">The assembly.</param>
    /// <param name="folder">The framework.</param>
    public static void Rewrite(string file, string folder)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(folder);
        using var module = ModuleDefinition.ReadModule(file, new ReaderParameters { AssemblyResolver = resolver, InMemory = true });
        foreach (var type in module.GetTypeReferences())
        {
            if (type.DeclaringType is null && type.Scope is AssemblyNameReference named && Home(resolver, named, type.FullName) is { } home)
            {
                type.Scope = Reference(module, home);
            }
        }

        // One that is named no more is not written; the same sources give the same bytes.
        var used = module.GetTypeReferences().Select(type => type.Scope).ToHashSet();
        foreach (var unused in module.AssemblyReferences.Where(reference => !used.Contains(reference)).ToList())
        {
            module.AssemblyReferences.Remove(unused);
        }

        module.Write(file, new WriterParameters { DeterministicMvid = true, Timestamp = 0 });
    }

    /// <summary>Where a type is that an assembly only leads to; nothing if it is there itself.</summary>
    private static AssemblyNameDefinition? Home(DefaultAssemblyResolver resolver, AssemblyNameReference named, string type)
    {
        AssemblyNameDefinition? home = null;
        for (var at = resolver.Resolve(named); at.MainModule.ExportedTypes.FirstOrDefault(each => each.FullName == type) is { Scope: AssemblyNameReference next };)
        {
            at = resolver.Resolve(next);
            home = at.Name;
        }

        return home;
    }

    private static AssemblyNameReference Reference(ModuleDefinition module, AssemblyNameDefinition home)
    {
        if (module.AssemblyReferences.FirstOrDefault(each => each.Name == home.Name) is { } known)
        {
            return known;
        }

        var added = new AssemblyNameReference(home.Name, home.Version) { PublicKeyToken = home.PublicKeyToken };
        module.AssemblyReferences.Add(added);
        return added;
    }
}
