using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// The messages for a deps.json that cannot be accepted.
/// </summary>
internal static class DepsFileError
{
    private const string Paths = "Its paths should be relative and stay inside of the package, as in lib/net10.0/Newtonsoft.Json.dll.";

    private const string Shape =
        """It should be as in {"runtimeTarget":{"name":"net10.0"},"targets":{"net10.0":{"Acme/1.0.0":{"runtime":{"lib/net10.0/Acme.dll":{}}}}},"libraries":{"Acme/1.0.0":{"type":"package","sha512":""}}}.""";

    /// <summary>A path in it leads out of the package.</summary>
    public static PackageException LeadsOut(string file, string what, string path) =>
        Because(file, $"has the {what} {Quotation.Of(path)}, which leads out of the package", Paths, null);

    /// <summary>It is larger than any real one.</summary>
    public static PackageException TooLarge(string file) =>
        Because(file, $"is larger than {DepsFile.MaxBytes:N0} bytes", Shape, null);

    /// <summary>It is no JSON, or not in the form of a deps.json: .NET would end the process over it.</summary>
    public static PackageException Malformed(string file, FormatException error) =>
        Because(file, $"cannot be understood: {Quotation.Plain(error.Message)}", Shape, error);

    /// <summary>There is something of that name which is no file.</summary>
    public static PackageException NoFile(string file) => Because(file, "is no file", Shape, null);

    /// <summary>Two of its files have one name, and chance decides which of them is taken.</summary>
    public static PackageException Ambiguous(string file, string name, string first, string second) =>
        Because(file, $"names two files for {Quotation.Of(name)}, {Quotation.Of(first)} and {Quotation.Of(second)}", Shape, null);

    /// <summary>The operating system refuses to read it.</summary>
    public static PackageException Unreadable(string file, Exception error) =>
        Because(file, $"cannot be read: {error.Message.TrimEnd('.')}", Shape, error);

    private static PackageException Because(string file, string reason, string example, Exception? inner) => new(
        PackageErrorType.InvalidPackage,
        $"""
        {Quotation.Plain(file)} {reason}.
        {example}
        Deploy the file as 'dotnet publish' writes it, or leave it out: then the DLLs beside the main DLL are used.
        """,
        inner);
}
