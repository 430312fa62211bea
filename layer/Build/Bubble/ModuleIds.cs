using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>
/// The module ids of the assemblies that an image was compiled together with. With any other file of one of those names the runtime ends at once.
/// </summary>
/// <remarks>Source: https://github.com/dotnet/runtime/blob/main/docs/design/coreclr/botr/readytorun-format.md</remarks>
internal static class ModuleIds
{
    private const int NamesSection = 112;
    private const int IdsSection = 118;
    private const int IdLength = 16;

    /// <summary>Holds an image against the folder it lies in.</summary>
    /// <exception cref="BuildException">It asks for none, or for another file than lies there.</exception>
    public static void Check(string image)
    {
        var expected = ExpectedBy(image);
        if (expected.Count == 0)
        {
            throw new BuildException($"{image} was not compiled together with the framework: it asks for no module's id.");
        }

        var folder = Path.GetDirectoryName(image)!;
        foreach (var (name, id) in expected.Where(each => each.Value != Guid.Empty))
        {
            var path = Path.Join(folder, name + ".dll");
            if (!File.Exists(path) || IdOf(path) != id)
            {
                throw new BuildException($"{image} was compiled together with another {name}.dll than {path}. Build the layer anew, from nothing: 'git clean -xdf artifacts'.");
            }
        }
    }

    /// <summary>The ids by the assemblies' names.</summary>
    public static Dictionary<string, Guid> ExpectedBy(string image)
    {
        using var file = new PEReader(File.OpenRead(image));
        var sections = ReadyToRunSections.Of(file);
        if (!sections.TryGetValue(NamesSection, out var names) || !sections.TryGetValue(IdsSection, out var ids))
        {
            return [];
        }

        using var metadata = MetadataReaderProvider.FromMetadataImage(names);
        var reader = metadata.GetMetadataReader();
        return reader.AssemblyReferences.Take(ids.Length / IdLength).Index().ToDictionary(
            each => reader.GetString(reader.GetAssemblyReference(each.Item).Name),
            each => new Guid(ids.AsSpan(each.Index * IdLength, IdLength)));
    }

    private static Guid IdOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        return reader.GetGuid(reader.GetModuleDefinition().Mvid);
    }
}
