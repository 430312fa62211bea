using System.Text;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// The message for a package that no root has: what was asked, where it was looked for, what is there instead.
/// </summary>
internal static class PackageSearchError
{
    /// <summary>Surveys the roots and writes the message.</summary>
    public static PackageException NotFound(HandlerString handler, PackageRoot[] roots)
    {
        var candidates = new List<string>();
        var searched = new StringBuilder();
        foreach (var root in roots)
        {
            var packages = PackageSurvey.Of(root);
            candidates.AddRange(packages ?? []);
            searched.Append("\n  ").Append(Quotation.Plain(root.Directory)).Append(": ").Append(Describe(packages));
        }

        return new PackageException(
            PackageErrorType.NoSuchPackage,
            $"""
            There is no package {Quotation.Of(handler.Package)}, which the handler {Quotation.Of(handler.Text)} asks for.{NearestNames.Question(handler.Package, candidates)}
            Searched, in this order:{searched}
            {RightPlace(handler.Package)}
            Change the function's Handler setting (_HANDLER), add the layer that has the package, or name its root in PLUGINRUNTIME_ROOTS.
            """);
    }

    /// <summary>The package is there, and the operating system does not let this process read it.</summary>
    public static PackageException Unreadable(HandlerString handler, PackageRoot root, Exception error) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The package {Quotation.Of(handler.Package)} in {Quotation.Plain(root.Directory)} cannot be read: {error.Message}
        Lambda runs a function as a user of its own, so everybody must be able to read the files and enter the folders.
        Set the modes to 0644 for files and 0755 for folders before they are zipped, and deploy again.
        """,
        error);

    private static string RightPlace(string name) => FolderName.IsValid(name)
        ? $"It should be {name}.dll in the task root, or a folder {name}/ with its DLLs in one of the 'handlers' folders."
        : $"It should be {Quotation.Plain(name)}.dll in the task root; it cannot be a folder, whose name has {FolderName.Rule}.";

    private static string Describe(string[]? packages) => packages switch
    {
        null => "does not exist",
        [] => "no packages",
        _ => NameList.Of(packages),
    };
}
