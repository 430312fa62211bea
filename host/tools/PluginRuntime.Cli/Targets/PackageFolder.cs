using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// A folder without a project as a target: a package <c>NAME/</c> with its DLLs, or with version folders.
/// </summary>
/// <remarks>
/// The host finds the package through the folder that holds it. What it would refuse by its rules is said before it
/// starts; only the choice among versions is left to it, since the handler string has a say in that.
/// </remarks>
internal static class PackageFolder
{
    /// <summary>The package in <paramref name="folder"/>.</summary>
    /// <exception cref="UsageException">
    /// It is no package, or nothing says which of its DLLs is the main one.
    /// </exception>
    public static InvocationTarget Resolve(GivenFolder folder)
    {
        // A version's folder, or one that was renamed: the package lies flat in it, under the name that it will have.
        if (folder is GivenFolder.Package { OtherName: { } name })
        {
            return new InvocationTarget(folder.FullPath, [], name);
        }

        RequireName(folder.FullPath, folder.Name);
        var place = PackageSurvey.Find(folder.Parent, folder.Name) ?? throw Empty(folder.FullPath, folder.Name);
        if (place.Form == PackageForm.Unversioned)
        {
            RequireMainAssembly(folder.FullPath, folder.Name);
        }

        return new InvocationTarget(folder.FullPath, [folder.Parent.Directory], folder.Name);
    }

    private static void RequireName(string folder, string name)
    {
        if (!FolderName.IsValid(name))
        {
            throw new UsageException(
                $"""
                The folder '{folder}' cannot be a package: the name of one has {FolderName.Rule}.
                Rename the folder, or name a project or a DLL in it.
                """);
        }
    }

    private static void RequireMainAssembly(string folder, string name)
    {
        try
        {
            MainAssembly.In(RealPath.Of(folder), name);
        }
        catch (PackageException error)
        {
            throw new UsageException(
                $"""
                {error.Message}
                Or name the DLL itself, as in '{Directory.GetFiles(folder, "*.dll").Min(StringComparer.Ordinal)}'.
                """);
        }
    }

    private static UsageException Empty(string folder, string name) => new(
        $"""
        The folder '{folder}' holds neither a project nor a DLL.
        It should be a project's folder, or a package: {name}/{name}.dll, or {name}/1.0.0/{name}.dll.
        """);
}
