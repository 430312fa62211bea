namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// The message for a package that does not hold all that its code refers to.
/// </summary>
internal static class MissingReferenceError
{
    private const string AspNetCore = "Microsoft.AspNetCore.";

    /// <summary>Names what is missing, in which version, and who needs it.</summary>
    public static PackageException Of(PackageLocation package, MissingReference[] missing, Exception? inner)
    {
        string[] described = [.. missing.GroupBy(reference => (reference.Name, reference.Version, reference.Found)).Select(Describe)];
        var hint = missing.Any(reference => reference.Name.StartsWith(AspNetCore, StringComparison.Ordinal))
            ? " The host has no ASP.NET Core; a plugin does not refer to that framework."
            : "";
        return new PackageException(
            PackageErrorType.InvalidPackage,
            $"""
            The package {Quotation.Plain(package.Name)} in {Quotation.Plain(package.Directory)} needs what neither it nor {HostFramework.Name} has: {NameList.Of(described)}.
            Every DLL that its code refers to should lie beside {Quotation.Plain(Path.GetFileName(package.MainAssemblyPath))}, as 'dotnet publish' gathers them.{hint}
            Deploy the whole output folder of 'dotnet publish'; for the output of 'dotnet build', set <EnableDynamicLoading>true</EnableDynamicLoading> in the project, or <CopyLocalLockFileAssemblies>true</CopyLocalLockFileAssemblies>.
            """,
            inner);
    }

    private static string Describe(IGrouping<(string Name, Version Version, Version? Found), MissingReference> group)
    {
        var older = group.Key.Found is { } found ? $"; the host has {found}" : "";
        return $"{group.Key.Name} {group.Key.Version} (needed by {string.Join(" and ", group.Select(reference => reference.NeededBy))}{older})";
    }
}
