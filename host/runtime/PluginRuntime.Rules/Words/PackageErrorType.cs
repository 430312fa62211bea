namespace PluginRuntime.Rules.Words;

/// <summary>
/// The error types of this library, in Lambda's form <c>Category.Reason</c>.
/// </summary>
/// <remarks>Alarms and metric filters match on them: a name once shipped keeps its meaning.</remarks>
internal static class PackageErrorType
{
    /// <summary>The handler string is malformed, or names code that cannot be a handler.</summary>
    public const string InvalidHandler = "Runtime.InvalidHandler";

    /// <summary>The handler string is sound, and the package has no such handler, or several that it may mean.</summary>
    public const string NoSuchHandler = "Runtime.NoSuchHandler";

    /// <summary>No root has the package, or the package has not the version.</summary>
    public const string NoSuchPackage = "Runtime.NoSuchPackage";

    /// <summary>The package is there, and damaged, incomplete or leading out of its folder.</summary>
    public const string InvalidPackage = "Runtime.InvalidPackage";

    /// <summary>There is more than one candidate, and nothing says which is meant.</summary>
    public const string AmbiguousPackage = "Runtime.AmbiguousPackage";

    /// <summary>The package is sound, and made for another framework or another kind of processor.</summary>
    public const string IncompatiblePackage = "Runtime.IncompatiblePackage";
}
