using PluginRuntime.Handlers;
using PluginRuntime.Log;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;
using PluginRuntime.Settings;

namespace PluginRuntime.Swapping;

/// <summary>
/// The start of a host that swaps its package: whether it can, and the first generation.
/// </summary>
internal static class SwapStart
{
    /// <summary>Says why a package cannot be swapped; <see langword="null"/> if it can.</summary>
    /// <param name="package">The package.</param>
    /// <param name="handlerString">What the function's Handler setting says.</param>
    /// <param name="isSnapStart">Whether the process is snapshot once it is initialized.</param>
    public static string? Obstacle(PackageLocation package, HandlerString handlerString, bool isSnapStart)
    {
        if (isSnapStart)
        {
            return "Hot swap is on, and so is SnapStart, which starts every process from a snapshot of one version: nothing is swapped. Publish a new version of the function instead.";
        }

        if (IsProgram(package, handlerString))
        {
            return $"Hot swap is on, but package {package.Name} in {package.DeployedDirectory} is a program, which runs until its process ends: nothing is swapped. A version that comes later is served by processes that start later.";
        }

        if (package.VersionsDirectory is null)
        {
            return
                $"""
                Hot swap is on, but package {package.Name} in {package.DeployedDirectory} has no versions: nothing is swapped.
                A package that can be swapped has a folder for each version and a file 'current' that names one, as 'pluginruntime install' makes them in a root of PLUGINRUNTIME_ROOTS.
                """;
        }

        return handlerString.Version is { } pinned
            ? $"Hot swap is on, but the handler pins version {pinned}: nothing is swapped. Leave out '@{pinned}' in the function's Handler setting to follow the package."
            : null;
    }

    // By its metadata: what can be swapped is loaded from a copy alone.
    private static bool IsProgram(PackageLocation package, HandlerString handlerString)
    {
        try
        {
            return ProgramForm.IsMeant(MetadataPackage.Read(package), handlerString);
        }
        catch (PackageException)
        {
            // The first generation says what is wrong with the package.
            return false;
        }
    }

    /// <summary>Makes the first generation and what follows it.</summary>
    /// <param name="package">The package.</param>
    /// <param name="handlerString">What the function's Handler setting says.</param>
    /// <param name="side">What the host has ready for each plugin.</param>
    /// <param name="environment">The settings.</param>
    /// <param name="listeners">Opens tracing.</param>
    /// <param name="log">The function's log.</param>
    /// <exception cref="PackageException">The package is not whole, or has no such handler.</exception>
    /// <exception cref="InitException">A type of the handler cannot be read or written, or making it takes too long.</exception>
    public static HotSwap Run(
        PackageLocation package,
        HandlerString handlerString,
        PluginSideFolder side,
        LambdaEnvironment environment,
        ListenerWatch listeners,
        LogWriter log)
    {
        var clock = TimeProvider.System;
        var maker = new GenerationMaker(handlerString, MakeCopyFolder(), side, log, clock);
        try
        {
            var first = First(maker, package, environment);
            log.Write(LambdaLogLevel.Information, "Handler " + first.Handler.Description + ". It is swapped as soon as 'current' names another version.");
            var swap = new HotSwap(first, maker, environment, listeners, new SwapLog(log, package.Name), clock);
            swap.Start();
            return swap;
        }
        catch
        {
            maker.Dispose();
            throw;
        }
    }

    private static CopyFolder MakeCopyFolder()
    {
        try
        {
            return CopyFolder.Make();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InitException(
                "Runtime.InvalidSetting",
                $"""
                Hot swap is on, and no folder for copies of the package can be made in {Path.GetTempPath()}: {error.Message}
                A package that is swapped runs from a copy.
                Make room there, set TMPDIR for the host to a folder that has it, or remove PLUGINRUNTIME_HOT_SWAP.
                """,
                error);
        }
    }

    // As every other within the limit, and on a thread of its own: nothing of its flow stays with the loop's.
    private static Generation First(GenerationMaker maker, PackageLocation package, LambdaEnvironment environment)
    {
        var limit = environment.HotSwap!.PrepareLimit;
        var preparation = maker.Start(package, serving: null, environment.Prewarm, abandoned: static (_, _) => { });
        return preparation.Wait(limit) ? preparation.TakeOrThrow() : throw TooSlow(package, limit);
    }

    private static InitException TooSlow(PackageLocation package, TimeSpan limit) => new(
        "Runtime.InitTimeout",
        $"""
        Package {package.Name} {package.Version} in {package.DeployedDirectory} cannot serve. {Preparation.TooSlow(limit)}
        Let what its handler's constructor waits for answer sooner, or set PLUGINRUNTIME_PREPARE_MS in the function's environment to what it needs.
        """);
}
