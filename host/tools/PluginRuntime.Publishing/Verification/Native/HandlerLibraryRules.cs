using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Native;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification.Native;

/// <summary>
/// The checks that Lambda's system can open a native library with handlers, by its file alone.
/// </summary>
internal static class HandlerLibraryRules
{
    // What every image of Amazon Linux 2023 has that a program can be linked with; the loader itself is listed as well.
    private static readonly string[] OfLambda =
        ["libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libutil.so.1", "libgcc_s.so.1", "libstdc++.so.6", "libz.so.1"];

    /// <summary>Looks at its headers, its exports and the versions that it needs.</summary>
    /// <param name="package">The package.</param>
    /// <param name="runtime">The platform that it is meant for; <see langword="null"/> if it is for any of Lambda's.</param>
    /// <param name="refuse">Takes what is wrong.</param>
    /// <exception cref="IOException">The library cannot be read.</exception>
    public static void Tell(PackageLocation package, string? runtime, Action<PackageException> refuse)
    {
        var path = package.MainAssemblyPath;
        if (ElfFile.Fault(path) is not null)
        {
            // Told of every native library, this one included.
            return;
        }

        var own = ElfLibrary.Of(path)?.Platform;
        var platform = runtime ?? (NativeAssets.RuntimesOfLambda.Contains(own) ? own! : NativeAssets.RuntimesOfLambda[0]);
        if (NativeFit.Fault(path, NativeMachine.OfLambda(platform)) is { } error)
        {
            refuse(error);
        }
    }

    /// <summary>What to tell of libraries that it needs, and that may not be there; <see langword="null"/> if all are.</summary>
    /// <exception cref="IOException">The library cannot be read.</exception>
    public static string? Warning(PackageLocation package)
    {
        string[] missing = [.. (ElfLibrary.Of(package.MainAssemblyPath)?.Libraries ?? []).Where(name => !IsThere(package, name))];
        return missing.Length == 0
            ? null
            : $"""
              The native handler {Quotation.Plain(package.MainAssemblyPath)} needs {NameList.Of(missing)}, and neither the package nor Lambda's Amazon Linux 2023 is known to have it.
              It should be linked statically, or lie beside the library, which is then linked with -Wl,-rpath,'$ORIGIN'; a layer may bring it in its lib folder.
              Put it into the package, or make sure that a layer has it.
              """;
    }

    /// <summary>Holds what <c>handler.json</c> says of it against the file.</summary>
    /// <param name="package">The package.</param>
    /// <param name="actual">What the file says.</param>
    /// <param name="refuse">Takes the difference.</param>
    /// <exception cref="PackageException">The manifest is not sound.</exception>
    public static void CompareFacts(PackageLocation package, NativeFacts actual, Action<PackageException> refuse)
    {
        if (PackageManifest.TryRead(package.Directory)?.Native?.DifferenceFrom(actual) is { } difference)
        {
            refuse(new PackageException(
                PackageErrorType.InvalidPackage,
                $"""
                The package {Quotation.Of(package.Name)} in {Quotation.Plain(package.Directory)} is not as it was made: its {PackageManifest.FileName} says {Quotation.Plain(difference)}.
                It should say what the library itself does, as it does when it is published, packed or installed.
                Publish it anew, or remove {PackageManifest.FileName}.
                """));
        }
    }

    private static bool IsThere(PackageLocation package, string name) =>
        OfLambda.Contains(name) || name.StartsWith("ld-linux-", StringComparison.Ordinal) || File.Exists(Path.Join(package.Directory, name));
}
