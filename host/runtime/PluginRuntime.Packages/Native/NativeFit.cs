using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Native;

/// <summary>
/// Whether a native handler can be loaded on a system, told by its file alone.
/// </summary>
/// <remarks>Asked before it is loaded: some of what is told here the loader does not survive, and the rest it tells in words that name no way out.</remarks>
internal static class NativeFit
{
    /// <summary>Makes every check.</summary>
    /// <param name="path">The library.</param>
    /// <param name="machine">The system.</param>
    /// <exception cref="PackageException">It is damaged, for another system, or no native handler.</exception>
    public static void Check(string path, NativeMachine machine)
    {
        if (Fault(path, machine) is { } error)
        {
            throw error;
        }
    }

    /// <summary>The first thing that is wrong; <see langword="null"/> if nothing is.</summary>
    public static PackageException? Fault(string path, NativeMachine machine)
    {
        try
        {
            return ElfLibrary.Of(path) is { } library ? Fault(path, library, machine) : NativeFitError.NoLibrary(path, FileStart.Judge(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return NativeFitError.Unreadable(path, error);
        }
    }

    /// <summary>The same of a library that was read.</summary>
    public static PackageException? Fault(string path, ElfLibrary library, NativeMachine machine) => library switch
    {
        _ when library.Platform != machine.Platform => NativeFitError.OtherPlatform(path, library.Platform, machine),
        { Fault: { } fault } => NativeFitError.Damaged(path, fault),
        { IsShared: false } => NativeFitError.Program(path),
        { Loader: { } loader } when loader.Contains("musl", StringComparison.Ordinal) => NativeFitError.OtherLibc(path, loader),
        _ when library.Libraries.FirstOrDefault(IsMusl) is { } libc => NativeFitError.OtherLibc(path, libc),
        _ when machine.Glibc is { } glibc && library.NewestGlibc is { } needed && needed > glibc => NativeFitError.NewerGlibc(path, needed, glibc, machine),
        { MissingExports: [_, ..] missing } => NativeFitError.NoHandler(path, missing),
        _ => null,
    };

    /// <summary>What is told where the loader refuses a library of which nothing of the above is true.</summary>
    /// <param name="path">The library.</param>
    /// <param name="refusal">The loader's own words.</param>
    public static PackageException Refused(string path, string refusal)
    {
        // As in: libacme.so.1: cannot open shared object file: No such file or directory
        var end = refusal.IndexOf(": cannot open shared object file", StringComparison.Ordinal);
        return end > 0 && Path.GetFileName(refusal[..end]) is var missing && missing != Path.GetFileName(path)
            ? NativeFitError.MissingLibrary(path, missing)
            : NativeFitError.Refused(path, refusal);
    }

    private static bool IsMusl(string library) => library.StartsWith("libc.musl-", StringComparison.Ordinal) || library == "libc.so";
}
