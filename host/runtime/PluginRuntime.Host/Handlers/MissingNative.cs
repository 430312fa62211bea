using System.Reflection;
using System.Runtime.InteropServices;
using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Native;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Handlers;

/// <summary>
/// What to say of a native library that .NET did not find: whether the package has it at all, for what, and where.
/// </summary>
/// <remarks>The package's folder is listed for the answer: asked only once something has failed.</remarks>
internal static class MissingNative
{
    /// <summary>What is missing; <see langword="null"/> if the failure is another.</summary>
    /// <exception cref="IOException">The package cannot be listed.</exception>
    public static PackageException? Explain(PackageLocation package, Exception error) =>
        Cause(error) is { } cause && LibraryIn(cause.Message) is { } library
            ? new PackageException(PackageErrorType.InvalidPackage, Text(package, library, NativePlatformName.Current), error)
            : null;

    private static DllNotFoundException? Cause(Exception error) => error switch
    {
        DllNotFoundException cause => cause,
        // SQLite's and others look for theirs in a static constructor, by reflection.
        TypeInitializationException or TargetInvocationException => error.InnerException is { } inner ? Cause(inner) : null,
        _ => null,
    };

    // .NET gives the name nowhere else.
    private static string? LibraryIn(string message) => message.Split('\'') is [_, { Length: > 0 } name, _, ..] ? name : null;

    private static string Text(PackageLocation package, string library, string runtime)
    {
        var names = NativeAssets.FileNames(library);
        var found = $"Native library {Quotation.Of(library)} of package {package.Name} in {package.DeployedDirectory} could not be loaded";
        if (NativeAssets.Find(package.Directory, library, runtime) is { } path)
        {
            return
                $"""
                {found}: {Path.GetRelativePath(package.Directory, path)} is there, and the system refuses it: {Refusal(path)}
                It should be a library for {runtime} and bring what it needs itself; provided.al2023 has little more than the C library.
                Deploy the file whole, and what it needs beside it.
                """;
        }

        var others = Others(package, names);
        var places = string.Join(", ", NativeAssets.RuntimesFor(runtime));
        return others.Length == 0
            ? $"""
              {found}: the package has no file {Likely(names)}, and neither has the system.
              It should lie beside the package's DLLs, or in runtimes/RUNTIME/native with one of {places}.
              Add the package of NuGet that brings it for {runtime}, and deploy all that dotnet publish writes.
              """
            : $"""
              {found}: the package has {NameList.Of(others)}, and nothing for {runtime} where .NET looks.
              It should lie beside the package's DLLs, or in runtimes/RUNTIME/native with one of {places}.
              Publish with -r {runtime}, or put the library for {runtime} there.
              """;
    }

    // Of all the names that .NET tries, those that a person would give the file.
    private static string Likely(string[] names) => string.Join(
        " or ",
        names.Where(name => name.Contains(".so", StringComparison.Ordinal) && !name.StartsWith("liblib", StringComparison.Ordinal) && !name.EndsWith(".so.so", StringComparison.Ordinal)));

    // For other systems, or where nobody looks.
    private static string[] Others(PackageLocation package, string[] names)
    {
        string[] stems = [.. names.Select(NativeAssets.StemOf).Distinct()];
        return
        [
            .. PackageFiles.In(package.Directory).Where(file =>
                stems.Contains(NativeAssets.StemOf(Path.GetFileName(file)))
                && (NativeAssets.RuntimeOf(file) is not null || FileStart.Judge(Path.Join(package.Directory, file)) is FileKind.Elf or FileKind.MachO)),
        ];
    }

    private static string Refusal(string path)
    {
        if (ElfFile.Fault(path) is { } fault)
        {
            return $"it {fault}.";
        }

        try
        {
            NativeLibrary.Free(NativeLibrary.Load(path));
            return "it needs another library that was not to be had.";
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            return Quotation.Plain(error.Message.Split('\n').Last(line => line.Length > 0));
        }
    }
}
