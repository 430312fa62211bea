namespace PluginRuntime.LayerBuild.Boot;

/// <summary>
/// A shell script, and behind it .NET's own starting program: for machines without a C compiler.
/// </summary>
internal sealed class ScriptBoot : LayerBoot
{
    /// <inheritdoc/>
    public override string Name => "script";

    /// <inheritdoc/>
    public override string? Missing(IEnumerable<string> runtimes) => null;

    /// <inheritdoc/>
    public override string? Compiler(LayerVariant variant) => null;

    /// <inheritdoc/>
    public override bool Replaces(string publishedFile) => false;

    /// <inheritdoc/>
    public override void Write(Repository repository, LayerVariant variant, HostPublish published, string tree) =>
        File.Copy(repository.Path("layer/bootstrap.sh"), Path.Join(tree, "bootstrap"));
}
