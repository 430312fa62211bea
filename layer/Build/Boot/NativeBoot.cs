namespace PluginRuntime.LayerBuild.Boot;

/// <summary>
/// The programs of <c>layer/boot</c>, which start .NET in their own process by a list that is written here.
/// </summary>
internal sealed class NativeBoot : LayerBoot
{
    private const string Library = "libhostpolicy.so";

    // .NET's own starting program in three parts. Of the last there is one of ours.
    private static readonly string[] Replaced = ["PluginRuntime.Host", "libhostfxr.so", Library];

    /// <inheritdoc/>
    public override string Name => "native";

    /// <inheritdoc/>
    public override string? Missing(IEnumerable<string> runtimes) =>
        runtimes.Select(CCompiler.For).FirstOrDefault(compiler => compiler.Version is null) is { } missing
            ? $"""
              There is no C compiler {missing.Program} for {missing.Runtime}, which the native boot is compiled by.
              On Debian and its like: apt-get install {missing.Packages}.
              """
            : null;

    /// <inheritdoc/>
    public override string? Compiler(LayerVariant variant) => CCompiler.For(variant.Runtime).Version;

    /// <inheritdoc/>
    public override bool Replaces(string publishedFile) => Replaced.Contains(publishedFile);

    /// <inheritdoc/>
    public override void Write(Repository repository, LayerVariant variant, HostPublish published, string tree)
    {
        var compiler = CCompiler.For(variant.Runtime);
        var sources = repository.Path("layer/boot");
        var host = Path.Join(tree, "host");
        compiler.CompileProgram(sources, "bootstrap.c", Path.Join(tree, "bootstrap"));
        compiler.CompileProgram(sources, "host.c", Path.Join(host, "PluginRuntime.Host"));
        compiler.CompileLibrary(sources, "hostpolicy.c", Path.Join(host, Library));
        BootList.Write(published, variant, Path.Join(host, "boot.list"));
    }
}
