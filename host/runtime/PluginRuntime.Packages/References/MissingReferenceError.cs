using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.References;

/// <summary>
/// The message for a package that does not hold all that its code refers to.
/// </summary>
internal static class MissingReferenceError
{
    private const string AspNetCoreName = "Microsoft.AspNetCore";

    /// <summary>Names what is missing, in which version, and who needs it.</summary>
    public static PackageException Of(PackageLocation package, MissingReference[] missing, Exception? inner)
    {
        string[] described = [.. missing.GroupBy(reference => (reference.Name, reference.Version, reference.Found)).Select(Describe)];
        return new PackageException(
            PackageErrorType.InvalidPackage,
            $"""
            The package {Quotation.Plain(package.Name)} in {Quotation.Plain(package.Directory)} needs what neither it nor {HostFramework.Name} has: {NameList.Of(described)}.
            {Remedy(package, missing)}
            """,
            inner);
    }

    private static string Remedy(PackageLocation package, MissingReference[] missing)
    {
        // That framework has assemblies of other names, too: whoever names it is likely to miss those of it.
        var namesFramework = RuntimeConfig.Read(package.MainAssemblyPath) is { NamesAspNetCore: true };
        var ofAspNetCore = missing.Count(reference => reference.Name.StartsWith(AspNetCoreName, StringComparison.Ordinal));
        if (namesFramework || ofAspNetCore == missing.Length)
        {
            return AspNetCoreRemedy(package);
        }

        return ofAspNetCore > 0 ? AspNetCoreRemedy(package) + "\n" + PublishRemedy(package) : PublishRemedy(package);
    }

    private static string AspNetCoreRemedy(PackageLocation package) =>
        $"""
        The package needs the framework {RuntimeConfig.AspNetCore}, which this host does not carry and 'dotnet publish' does not gather.
        Use the layer pluginruntime-aspnet, which has it, or AWS's own .NET runtime for this function; or deploy these assemblies beside {MainFile(package)}, or code that does without them.
        """;

    private static string PublishRemedy(PackageLocation package) =>
        $"""
        Every DLL that its code refers to should lie beside {MainFile(package)}, as 'dotnet publish' gathers them.
        Deploy the whole output folder of 'dotnet publish'; for the output of 'dotnet build', set <EnableDynamicLoading>true</EnableDynamicLoading> in the project, or <CopyLocalLockFileAssemblies>true</CopyLocalLockFileAssemblies>.
        """;

    private static string MainFile(PackageLocation package) => Quotation.Plain(Path.GetFileName(package.MainAssemblyPath));

    private static string Describe(IGrouping<(string Name, Version Version, Version? Found), MissingReference> group)
    {
        var older = group.Key.Found is { } found ? $"; the host has {found}" : "";
        return $"{group.Key.Name} {group.Key.Version} (needed by {string.Join(" and ", group.Select(reference => reference.NeededBy))}{older})";
    }
}
