using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// The messages for a package that is a native program and cannot serve as one.
/// </summary>
internal static class NativeProgramError
{
    public const string NotExecutable = "it is not executable: set the mode to 0755 before the zip is made";
    public const string OtherArchitecture = "it was made for another architecture: publish it for this one, as in -r linux-x64 or -r linux-arm64";
    public const string OtherLoader = "the loader that it names is not here: publish it for linux-x64 or linux-arm64 and not for linux-musl";

    /// <summary>Something in it is named.</summary>
    public static PackageException NamesMore(PackageLocation package, HandlerString handlerString) => new(
        PackageErrorType.NoSuchHandler,
        $"""
        The handler {Quotation.Of(handlerString.Text)} names something in package {package.Name}, which is the native program {package.MainAssemblyPath}: nothing in it can be called by its name.
        A program is meant by the package's name alone, as in {package.Name}.
        {HandlerStringError.Place}
        """);

    /// <summary>The system does not start it.</summary>
    public static PackageException CannotStart(PackageLocation package, string why) => new(
        PackageErrorType.InvalidPackage,
        $"""
        Package {package.Name} is the native program {package.MainAssemblyPath}, which cannot be started: {why}.
        A package without a {package.Name}.dll may be a program for Amazon Linux that ahead-of-time compilation made, and serves the Runtime API itself.
        Deploy it again as such a program, or as the class library or the program that dotnet publish makes without PublishAot.
        """);
}
