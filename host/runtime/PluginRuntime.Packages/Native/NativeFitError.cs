using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Native;

/// <summary>
/// The messages for a native handler that cannot be loaded.
/// </summary>
internal static class NativeFitError
{
    private const string Right = "It should be a shared library for Amazon Linux 2023 that exports what pluginruntime.h declares, as 'dotnet publish -r linux-x64 -p:PluginNative=true' and 'gcc -shared -fPIC' make it.";
    private const string Again = "Make it again, and deploy the whole file.";

    /// <summary>By its first bytes it is something else.</summary>
    public static PackageException NoLibrary(string path, FileKind kind) => Invalid(path, KindWords(kind), Again);

    /// <summary>The operating system refuses to read it.</summary>
    public static PackageException Unreadable(string path, Exception error) => Invalid(
        path, $"cannot be read: {Quotation.Plain(error.Message.TrimEnd('.'))}", "Make the file readable for everybody (0644) and its folder enterable (0755), and deploy again.");

    /// <summary>It has less than its headers speak of, or they make no sense.</summary>
    public static PackageException Damaged(string path, string fault) => Invalid(path, fault, Again);

    /// <summary>It is a program.</summary>
    public static PackageException Program(string path) => Invalid(
        path, "is a program, or an object that was not linked, and no shared library", "Link it with -shared; of a .NET project, publish with -p:PluginNative=true and without PublishAot of your own.");

    /// <summary>It is no native handler.</summary>
    /// <param name="path">The library.</param>
    /// <param name="missing">What it does not export.</param>
    public static PackageException NoHandler(string path, IReadOnlyCollection<string> missing) => Invalid(
        path, $"does not export {NameList.Of(missing)}", "Export them under these very names, in C++ by extern \"C\" and in Rust by #[no_mangle]; a library that is none of yours should bear another name than the package.");

    /// <summary>It was made for another processor.</summary>
    public static PackageException OtherPlatform(string path, string platform, NativeMachine machine) => Incompatible(
        path,
        $"is for {platform}; {machine.Name} is {machine.Platform}",
        $"It should be for the function's own architecture: x86_64 goes with linux-x64, arm64 with linux-arm64.",
        $"Make it again for that one, as in -r {machine.Platform}, or change the function's Architectures setting.");

    /// <summary>It was linked with another C library.</summary>
    public static PackageException OtherLibc(string path, string library) => Incompatible(
        path,
        $"is for another C library than glibc: it needs {Quotation.Plain(library)}",
        "It should be linked with glibc, which Amazon Linux 2023 has.",
        "Make it again for linux-x64 or linux-arm64 and not for linux-musl.");

    /// <summary>It was linked on a newer system.</summary>
    public static PackageException NewerGlibc(string path, Version needed, Version present, NativeMachine machine) => Incompatible(
        path,
        $"needs GLIBC_{needed}; {machine.Name} has {present}",
        $"It should be linked on a system that is no newer, as in a container of amazonlinux:2023, which has {NativeMachine.GlibcOfLambda}.",
        "Make it again there.");

    /// <summary>A library that it needs is not there.</summary>
    public static PackageException MissingLibrary(string path, string library) => Invalid(
        path,
        $"needs the library {Quotation.Of(library)}, which was not found",
        $"Link {Quotation.Plain(library)} statically, or put it beside {Quotation.Plain(Path.GetFileName(path))} and link that with -Wl,-rpath,'$ORIGIN'.");

    /// <summary>The loader's own reason.</summary>
    public static PackageException Refused(string path, string refusal) => Invalid(
        path, $"cannot be loaded: {Quotation.Plain(refusal.TrimEnd('.'))}", Again);

    /// <summary>It was made for a newer host.</summary>
    /// <param name="path">The library.</param>
    /// <param name="abi">The version that it was written for.</param>
    public static PackageException NewerAbi(string path, int abi) => Incompatible(
        path,
        $"was written for version {abi} of pluginruntime.h, and this host knows versions up to {HandlerExports.Abi}",
        "A host opens libraries of its own version and of all before it.",
        "Attach a newer version of the layer to the function, or build the library against the older header.");

    private static string KindWords(FileKind kind) => kind switch
    {
        FileKind.Empty => "is empty: it has 0 bytes, so a copy or an upload was broken off",
        FileKind.Text => "is a text file, not a shared library",
        FileKind.Elf => "is a native file (ELF) for a processor that is not of 64 bits, or cut short",
        FileKind.MachO => "is a native file for macOS (Mach-O), not for Linux",
        FileKind.PortableExecutable => "is a .NET assembly or a file for Windows (PE), not a shared library of Linux",
        _ => "is no shared library of Linux (ELF)",
    };

    private static PackageException Invalid(string path, string found, string remedy) =>
        Because(PackageErrorType.InvalidPackage, path, found, Right, remedy);

    private static PackageException Incompatible(string path, string found, string right, string remedy) =>
        Because(PackageErrorType.IncompatiblePackage, path, found, right, remedy);

    private static PackageException Because(string errorType, string path, string found, string right, string remedy) => new(
        errorType,
        $"""
        The native handler {Quotation.Plain(path)} {found}.
        {right}
        {remedy}
        """);
}
