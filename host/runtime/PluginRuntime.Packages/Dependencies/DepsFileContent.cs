namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// What a deps.json says. Its order decides where two files have one name.
/// </summary>
/// <remarks>Arrays, here and below, since a list of anything costs the load of its seven types at every start.</remarks>
internal sealed class DepsFileContent
{
    /// <summary>The target that the package was built for; one of <see cref="Targets"/>.</summary>
    public required DepsTarget Target { get; init; }

    /// <summary>Every target.</summary>
    public required DepsTarget[] Targets { get; init; }

    /// <summary>The libraries as they are described below the targets; one without a description has no files for .NET.</summary>
    public required DepsDescription[] Descriptions { get; init; }

    /// <summary>
    /// Whether each assembly lies beside the main one under its own name, each satellite in the folder of its culture there, and no native library is listed.
    /// Part of every cold start.
    /// </summary>
    public bool AllLieBeside
    {
        get
        {
            foreach (var library in Descriptions)
            {
                if (library.IsRuntimePack)
                {
                    return false;
                }
            }

            foreach (var library in Target.Libraries)
            {
                foreach (var asset in library.Assets)
                {
                    if (!asset.LiesBeside)
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }

    /// <summary>The paths of all assemblies, and of all that is for one runtime, whatever the target.</summary>
    public IEnumerable<string> ManagedPaths =>
        from target in Targets
        from library in target.Libraries
        from asset in library.Assets
        where asset.Kind == AssetKind.Managed || asset.Runtime is not null
        select asset.Path;
}
