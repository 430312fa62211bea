using System.Reflection;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.References;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Handlers;

/// <summary>
/// Whether a failure comes of an assembly or a native library that the package needs and does not bring, and what to say then.
/// </summary>
/// <remarks>Reading the package's references takes tens of milliseconds at first: asked only once something has failed.</remarks>
internal static class MissingAssembly
{
    /// <summary>Whether it is worth looking.</summary>
    public static bool IsPossible(Exception error) => error switch
    {
        FileNotFoundException missing => IsAssembly(missing.FileName),
        FileLoadException unfit => IsAssembly(unfit.FileName),
        TypeInitializationException or TargetInvocationException => error.InnerException is { } inner && IsPossible(inner),
        TypeLoadException or ReflectionTypeLoadException or MissingMemberException or BadImageFormatException => true,
        _ => false,
    };

    /// <summary>What is missing; <see langword="null"/> if nothing is and the failure has another reason.</summary>
    public static PackageException? Explain(LoadedPlugin plugin, Exception error) =>
        MissingNative.Explain(plugin.Package, error)
        ?? MissingReferences.Explain(plugin.Package, MissingReferences.Of(plugin.Package, plugin.SideDirectory), error)
        ?? (error is ReflectionTypeLoadException types ? TypesDoNotLoad(plugin.Package, types) : null);

    /// <summary>The same as a function error, whose type stays that of the failure.</summary>
    public static FunctionException? ExplainToCaller(LoadedPlugin plugin, Exception error)
    {
        try
        {
            return Explain(plugin, error) is { } explained ? new FunctionException(error.GetType().Name, explained.Message, error) : null;
        }
        catch (Exception failure) when (failure is PackageException or IOException or UnauthorizedAccessException)
        {
            // The package cannot even be read; the caller gets what .NET said.
            return null;
        }
    }

    // A handler's own missing file has a path there; an assembly has its version.
    private static bool IsAssembly(string? fileName) => fileName?.Contains(", Version=", StringComparison.Ordinal) == true;

    private static PackageException TypesDoNotLoad(PackageLocation package, ReflectionTypeLoadException error)
    {
        var cause = error.LoaderExceptions is [{ } first, ..] ? first : error;
        return new PackageException(
            PackageErrorType.InvalidPackage,
            $"""
            Types of package {package.Name} in {package.Directory} cannot be loaded: {cause.Message}
            Put every DLL that the plugin needs beside it; dotnet publish gathers them.
            """,
            error);
    }
}
