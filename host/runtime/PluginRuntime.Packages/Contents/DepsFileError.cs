using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// The messages for a deps.json that cannot be accepted.
/// </summary>
internal static class DepsFileError
{
    /// <summary>A path in it leads out of the package.</summary>
    public static PackageException LeadsOut(string file, string what, string path) =>
        Because(file, $"has the {what} {Quotation.Of(path)}, which leads out of the package", null);

    /// <summary>It is larger than any real one.</summary>
    public static PackageException TooLarge(string file) =>
        Because(file, $"is larger than {DepsFile.MaxBytes:N0} bytes", null);

    /// <summary>It is no JSON, or not in the form of a deps.json.</summary>
    public static PackageException Malformed(string file, Exception error) =>
        Because(file, $"cannot be understood: {Quotation.Plain(error.Message.TrimEnd('.'))}", error);

    /// <summary>The operating system refuses to read it.</summary>
    public static PackageException Unreadable(string file, Exception error) =>
        Because(file, $"cannot be read: {error.Message.TrimEnd('.')}", error);

    private static PackageException Because(string file, string reason, Exception? inner) => new(
        PackageErrorType.InvalidPackage,
        $"""
        {Quotation.Plain(file)} {reason}.
        Its paths should be relative and stay inside of the package, as in lib/net10.0/Newtonsoft.Json.dll.
        Deploy the file as 'dotnet publish' writes it, or leave it out: then the DLLs beside the main DLL are used.
        """,
        inner);
}
