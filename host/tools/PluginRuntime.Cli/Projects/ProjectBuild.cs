using PluginRuntime.Cli.Terminal;

namespace PluginRuntime.Cli.Projects;

/// <summary>
/// Builds a project with the developer's own SDK and finds what came out.
/// </summary>
internal static class ProjectBuild
{
    // No file of assets, one that was made for other frameworks, a package that is not in the cache.
    private static readonly string[] NotRestored = ["NETSDK1004", "NETSDK1005", "NETSDK1047", "NETSDK1064"];

    private static readonly string[] Options = ["-t:Build", "-getProperty:TargetPath"];

    /// <summary>Builds <paramref name="project"/>.</summary>
    /// <returns>The full path of its DLL.</returns>
    /// <exception cref="UsageException">
    /// The build fails, or its output is not one DLL. What the compiler said is on standard error.
    /// </exception>
    public static async Task<string> RunAsync(string project, CancellationToken cancellationToken)
    {
        var build = await RunShownAsync(project, cancellationToken);
        if (build.ExitCode != 0)
        {
            await Console.Error.WriteAsync(build.Diagnostics);
            SingleFile.CheckFailure(project, build);
            throw new UsageException(
                $"""
                The build of '{project}' failed with exit code {build.ExitCode}; the errors stand above.
                'dotnet build' should succeed before the project is invoked.{ProjectPath.Doubt(project)}
                """);
        }

        return AssemblyOf(project, build);
    }

    private static async Task<DotNetRun> RunShownAsync(string project, CancellationToken cancellationToken)
    {
        using var progress = WorkProgress.Start($"Building {Path.GetFileNameWithoutExtension(project)}");
        return await TryRunAsync(project, cancellationToken);
    }

    /// <summary>Builds <paramref name="project"/>, whether it succeeds or not.</summary>
    /// <remarks>-getProperty alone would only evaluate the project, so the target is named.</remarks>
    public static Task<DotNetRun> TryRunAsync(string project, CancellationToken cancellationToken) =>
        DotNetRun.RunAsync("build", project, [.. Options, .. SingleFile.BuildOptions(project)], cancellationToken);

    /// <summary>Builds <paramref name="project"/> again after a change of code alone: a third faster, since NuGet is not asked.</summary>
    /// <remarks>Where what the restore left is gone, or a package of it, it is restored after all; so is a single file, whose code names its packages.</remarks>
    public static async Task<DotNetRun> TryRunAgainAsync(string project, CancellationToken cancellationToken)
    {
        if (SingleFile.Is(project))
        {
            return await TryRunAsync(project, cancellationToken);
        }

        var build = await DotNetRun.RunAsync("build", project, [.. Options, .. SingleFile.BuildOptions(project), "--no-restore"], cancellationToken);
        return build.ExitCode != 0 && NotRestored.Any(code => build.Diagnostics.Contains(code, StringComparison.Ordinal))
            ? await TryRunAsync(project, cancellationToken)
            : build;
    }

    /// <summary>What a build that succeeded has made.</summary>
    /// <returns>The full path of its DLL.</returns>
    /// <exception cref="UsageException">It is not one DLL.</exception>
    public static string AssemblyOf(string project, DotNetRun build)
    {
        var assembly = build.Output.Trim();
        if (!File.Exists(assembly))
        {
            throw new UsageException(
                $"""
                The build of '{project}' made no single DLL; its TargetPath is '{assembly}'.
                It should be a project for one framework, as in <TargetFramework>net10.0</TargetFramework>.
                Change the project, or name the DLL to invoke.
                """);
        }

        SingleFile.CheckOutput(project, assembly);
        return assembly;
    }
}
