namespace PluginRuntime.Packages.Metadata;

internal static class MissingReferences
{
    public static PackageException? Explain(PackageLocation package, string pluginSideDirectory, Exception error) => null;
}
