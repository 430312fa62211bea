using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Native;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification.Native;

/// <summary>
/// The checks that Lambda's system starts a package that is a native program.
/// </summary>
internal static class NativeProgramRules
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Looks at its mode and its headers.</summary>
    /// <param name="package">The package.</param>
    /// <param name="isModeKept">Whether it is deployed with the mode that it has now.</param>
    /// <param name="runtime">The platform that it is meant for; <see langword="null"/> if it is for any of Lambda's.</param>
    /// <param name="refuse">Takes what is wrong.</param>
    /// <exception cref="IOException">The program cannot be read.</exception>
    public static void Tell(PackageLocation package, bool isModeKept, string? runtime, Action<PackageException> refuse)
    {
        var path = package.MainAssemblyPath;
        if (isModeKept && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Executable) == 0)
        {
            refuse(NativeProgramError.CannotStart(package, NativeProgramError.NotExecutable));
        }

        if (ElfLibrary.Of(path) is not { Platform: { } platform } needs || !IsOf(platform, runtime))
        {
            refuse(NativeProgramError.CannotStart(package, NativeProgramError.OtherArchitecture));
        }
        else if (needs.Loader?.Contains("musl", StringComparison.Ordinal) == true)
        {
            refuse(NativeProgramError.CannotStart(package, NativeProgramError.OtherLoader));
        }
    }

    private static bool IsOf(string platform, string? runtime) => runtime is null ? NativeAssets.RuntimesOfLambda.Contains(platform) : platform == runtime;
}
