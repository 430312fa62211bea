namespace PluginRuntime.LayerBuild;

/// <summary>
/// The way in which a layer starts .NET: its <c>bootstrap</c>, and what that needs in <c>host/</c>.
/// </summary>
internal abstract class LayerBoot
{
    /// <summary>What the option and <c>host/layer.json</c> call it.</summary>
    public abstract string Name { get; }

    /// <summary>The first that can be built here, and says why it is not the very first; <see langword="null"/> if none can, after having said why.</summary>
    public static LayerBoot? Choose(LayerBoot[] boots, string[] runtimes)
    {
        foreach (var boot in boots)
        {
            if (boot.Missing(runtimes) is not { } missing)
            {
                return boot;
            }

            Console.Error.WriteLine($"No {boot.Name} boot: {missing}");
        }

        return null;
    }

    /// <summary>What this machine lacks to build it, with how to get it; <see langword="null"/> if nothing.</summary>
    public abstract string? Missing(IEnumerable<string> runtimes);

    /// <summary>What it is compiled by; <see langword="null"/> if it is not compiled. Another compiler may give other bytes.</summary>
    public abstract string? Compiler(LayerVariant variant);

    /// <summary>Whether a file of the published host is not needed with it.</summary>
    public abstract bool Replaces(string publishedFile);

    /// <summary>Writes its files into the tree of a layer.</summary>
    /// <exception cref="BuildException">They cannot be made.</exception>
    public abstract void Write(Repository repository, LayerVariant variant, HostPublish published, string tree);
}
