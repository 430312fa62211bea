using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification.Native;

/// <summary>
/// What a package brings for one system or another, and what of it Lambda's would not take or find.
/// </summary>
/// <remarks>Warnings, not errors: libraries bring files for systems that their code asks for there alone.</remarks>
internal static class NativeFileWarnings
{
    private static readonly HashSet<string> Fitting = [.. NativeAssets.RuntimesOfLambda.SelectMany(NativeAssets.RuntimesFor)];

    /// <summary>Looks at every file of the package by its name, and at the start of those that may be native.</summary>
    /// <param name="package">The package.</param>
    /// <param name="warn">Takes each message.</param>
    public static void Tell(PackageLocation package, Action<string> warn)
    {
        var files = PackageFiles.In(package.Directory);
        TellUnfit(package, files, warn);
        TellUnfound(package, files, warn);
        if (!File.Exists(DepsFile.PathFor(package.MainAssemblyPath)))
        {
            TellUnlisted(package, files, warn);
        }
    }

    private static void TellUnfit(PackageLocation package, string[] files, Action<string> warn)
    {
        var beside = files.Where(file => !file.Contains('/') && IsLibraryName(file) && IsElf(package, file)).Select(NativeAssets.StemOf).ToHashSet();
        var libraries =
            from file in files
            let runtime = NativeAssets.RuntimeOf(file)
            where runtime is not null
            group runtime by NativeAssets.StemOf(Path.GetFileName(file)) into library
            where !beside.Contains(library.Key) && !library.Any(Fitting.Contains) && !IsReplaced(library.Key, files)
            select library;
        foreach (var library in libraries)
        {
            warn(
                $"""
                Package {Quotation.Of(package.Name)} has the native library {Quotation.Of(library.Key)} for {NameList.Of([.. library.Distinct()])} alone, and Lambda runs {NameList.Of(NativeAssets.RuntimesOfLambda)}.
                Code that calls it fails there with a DllNotFoundException. If the handler's does, add the NuGet package that brings the library for Linux.
                """);
        }
    }

    private static void TellUnfound(PackageLocation package, string[] files, Action<string> warn)
    {
        string[] hidden =
        [
            .. from file in files
               where file.Contains('/') && NativeAssets.RuntimeOf(file) is null && IsLibraryName(Path.GetFileName(file)) && IsElf(package, file)
               select file,
        ];
        if (hidden.Length > 0)
        {
            warn(
                $"""
                Package {Quotation.Of(package.Name)} has native libraries where .NET does not look for them: {NameList.Of(hidden)}.
                Code that names them without a path fails with a DllNotFoundException. They should lie beside the package's DLLs, or in runtimes/linux-x64/native and runtimes/linux-arm64/native.
                """);
        }
    }

    // Which DLL stands for which runtime only a deps.json tells.
    private static void TellUnlisted(PackageLocation package, string[] files, Action<string> warn)
    {
        string[] managed = [.. files.Where(file => IsManagedForLambda(file))];
        if (managed.Length > 0)
        {
            warn(
                $"""
                Package {Quotation.Of(package.Name)} has DLLs for one system each and no {Path.GetFileName(DepsFile.PathFor(package.MainAssemblyPath))}, by which .NET chooses among them: {NameList.Of(managed)}.
                Those directly in the package are taken. Deploy the file that dotnet publish writes, or publish with -r linux-x64 or -r linux-arm64.
                """);
        }
    }

    // As SqlClient's: a DLL for Linux does itself what for Windows a native library of that name and more does.
    private static bool IsReplaced(string library, string[] files) =>
        files.Any(file => IsManagedForLambda(file) && library.StartsWith(Path.GetFileNameWithoutExtension(file), StringComparison.Ordinal));

    private static bool IsManagedForLambda(string file) =>
        file.Split('/') is ["runtimes", var runtime, "lib", .., var name] && Fitting.Contains(runtime) && name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    private static bool IsLibraryName(string name) => name.EndsWith(".so", StringComparison.Ordinal) || name.Contains(".so.", StringComparison.Ordinal);

    private static bool IsElf(PackageLocation package, string file) => FileStart.Judge(Path.Join(package.Directory, file)) == FileKind.Elf;
}
