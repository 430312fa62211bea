using System.Runtime.Versioning;
using System.Text;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Assemblies;

/// <summary>
/// The messages for a DLL that cannot be loaded.
/// </summary>
internal static class AssemblyFileError
{
    private const string PublishManaged =
        "Publish without PublishAot and deploy the .dll rather than the program without an extension.";

    private const string Publish =
        "Publish the handler's project with 'dotnet publish' and deploy the whole output folder.";

    /// <summary>There is no file.</summary>
    public static PackageException Missing(string path, Exception? inner) => Invalid(path, "does not exist", Publish, inner);

    /// <summary>The operating system refuses to read it.</summary>
    public static PackageException Unreadable(string path, Exception error) => Invalid(
        path, $"cannot be read: {error.Message.TrimEnd('.')}", "Make the file readable for everybody (0644) and its folder enterable (0755), and deploy again.", error);

    /// <summary>By its first bytes it is something else.</summary>
    public static PackageException NotAnAssembly(string path, FileKind kind, byte[] start, Exception? inner) => kind switch
    {
        FileKind.Empty => Invalid(path, "is empty: it has 0 bytes, so a copy or an upload was broken off", Publish, inner),
        FileKind.Text => Invalid(
            path, $"is a text file, not an assembly; it begins with {Quotation.Of(FirstLine(start))}", Publish, inner),
        FileKind.Elf => Invalid(
            path, "is a native program or library for Linux (ELF), not an assembly", PublishManaged, inner),
        FileKind.MachO => Invalid(
            path, "is a native program or library for macOS (Mach-O), not an assembly", PublishManaged, inner),
        _ => Invalid(
            path, $"is no assembly; it begins with the bytes {Convert.ToHexString(start.AsSpan(0, Math.Min(8, start.Length)))}", Publish, inner),
    };

    /// <summary>The headers or the metadata make no sense.</summary>
    public static PackageException Damaged(string path, Exception error, Exception? inner) => Invalid(
        path, $"begins as an assembly, but is damaged or cut short: {Quotation.Plain(error.Message.TrimEnd('.'))}", Publish, inner ?? error);

    /// <summary>The end is missing.</summary>
    public static PackageException Cut(string path, long length, long declared, Exception? inner) => Invalid(
        path, $"is cut short: it has {length:N0} bytes, and its headers speak of {declared:N0}", Publish, inner);

    /// <summary>A native library that the system's loader would end the process over.</summary>
    /// <param name="path">The library.</param>
    /// <param name="fault">What is wrong with it: <c>is cut short</c>.</param>
    public static PackageException DamagedLibrary(string path, string fault) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The native library {Quotation.Plain(path)} {fault}.
        It should be whole, as the NuGet package has it that brings it; Linux ends the process that loads it as it is.
        {Publish}
        """);

    /// <summary>A DLL of Windows without anything of .NET.</summary>
    public static PackageException NativeOfWindows(string path, Exception? inner) => Invalid(
        path, "is a native DLL for Windows, not an assembly", Publish, inner);

    /// <summary>C++/CLI, or built for x86 only.</summary>
    public static PackageException BoundToWindows(string path, Exception? inner) => Incompatible(
        path, $"holds code for one kind of processor (x86, or C++ for Windows); this host runs {NativePlatformName.Current}", "Build the project for AnyCPU.", inner);

    /// <summary>Compiled ahead of time for another platform.</summary>
    public static PackageException OtherPlatform(string path, string platform, string hostPlatform, Exception? inner) => new(
        PackageErrorType.IncompatiblePackage,
        $"""
        {Quotation.Plain(path)} was compiled ahead of time (ReadyToRun) for {platform}; this host runs {hostPlatform}.
        It should be a .NET assembly that {HostFramework.Name} can load on {hostPlatform}, as 'dotnet publish' writes it.
        Publish with '--runtime {hostPlatform}' or without PublishReadyToRun, or change the function's Architectures setting.
        """,
        inner);

    /// <summary>Built for a framework that this process cannot stand in for.</summary>
    public static PackageException OtherFramework(string path, FrameworkName framework, Exception? inner) => Incompatible(
        path,
        $"was built for {HostFramework.NameOf(framework)}; this host runs {HostFramework.Name}",
        $"Set <TargetFramework>net{Environment.Version.Major}.0</TargetFramework> in its project, or use a layer whose host runs {HostFramework.NameOf(framework)}.",
        inner);

    /// <summary>The package brings a runtime of its own.</summary>
    public static PackageException SelfContained(string directory, Exception? inner) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The package in {Quotation.Plain(directory)} was published self-contained: it brings a .NET runtime of its own (System.Private.CoreLib.dll).
        A handler runs on the runtime of the host in the layer ({HostFramework.Name}) and must be published without one.
        Publish the handler's project with '--self-contained false' and deploy the whole output folder.
        """,
        inner);

    private static PackageException Invalid(string path, string found, string remedy, Exception? inner) =>
        Because(PackageErrorType.InvalidPackage, path, found, remedy, inner);

    private static PackageException Incompatible(string path, string found, string remedy, Exception? inner) =>
        Because(PackageErrorType.IncompatiblePackage, path, found, remedy, inner);

    private static PackageException Because(
        string errorType, string path, string found, string remedy, Exception? inner) => new(
        errorType,
        $"""
        {Quotation.Plain(path)} {found}.
        It should be a .NET assembly that {HostFramework.Name} can load on {NativePlatformName.Current}, as 'dotnet publish' writes it.
        {remedy}
        """,
        inner);

    private static string FirstLine(byte[] start) =>
        Encoding.UTF8.GetString(start).TrimStart('\uFEFF').Split('\n')[0].TrimEnd('\r');
}
