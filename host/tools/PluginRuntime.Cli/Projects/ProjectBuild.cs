namespace PluginRuntime.Cli.Projects;

/// <summary>
/// Builds a project with the developer's own SDK and finds what came out.
/// </summary>
internal static class ProjectBuild
{
    // No file of assets, one that was made for other frameworks, a package that is not in the cache.
    private static readonly string[] NotRestored = ["NETSDK1004", "NETSDK1005", "NETSDK1047", "NETSDK1064"];

    private static readonly string[] Options = ["-t:Build", "-getProperty:TargetPath", "-nodeReuse:false"];

    /// <summary>Builds <paramref name="project"/>.</summary>
    /// <returns>The full path of its DLL.</returns>
    /// <exception cref="UsageException">
    /// The build fails, or its output is not one DLL. What the compiler said is on standard error.
    /// </exception>
    public static async Task<string> RunAsync(string project, CancellationToken cancellationToken)
    {
        var build = await TryRunAsync(project, cancellationToken);
        if (build.ExitCode != 0)
        {
            await Console.Error.WriteAsync(build.Diagnostics);
            throw new UsageException(
                $"""
                The build of '{project}' failed with exit code {build.ExitCode}; the errors stand above.
                'dotnet build' should succeed before the project is invoked.{ProjectPath.Doubt(project)}
                """);
        }

        return AssemblyOf(project, build);
    }

    /// <summary>Builds <paramref name="project"/>, whether it succeeds or not.</summary>
    /// <remarks>
    /// -getProperty alone would only evaluate the project, so the target is named. A node that is kept for reuse would
    /// outlive this command.
    /// </remarks>
    public static Task<DotNetRun> TryRunAsync(string project, CancellationToken cancellationToken) =>
        DotNetRun.RunAsync("build", project, Options, cancellationToken);

    /// <summary>Builds <paramref name="project"/> again after a change of code alone: a third faster, since NuGet is not asked.</summary>
    /// <remarks>Where what the restore left is gone, or a package of it, it is restored after all.</remarks>
    public static async Task<DotNetRun> TryRunAgainAsync(string project, CancellationToken cancellationToken)
    {
        var build = await DotNetRun.RunAsync("build", project, [.. Options, "--no-restore"], cancellationToken);
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
        return File.Exists(assembly)
            ? assembly
            : throw new UsageException(
                $"""
                The build of '{project}' made no single DLL; its TargetPath is '{assembly}'.
                It should be a project for one framework, as in <TargetFramework>net10.0</TargetFramework>.
                Change the project, or name the DLL to invoke.
                """);
    }
}
