using PluginRuntime.Cli.Terminal;

namespace PluginRuntime.Cli.Projects;

/// <summary>
/// Publishes a project as a handler package, with the developer's own SDK.
/// </summary>
internal static class ProjectPublish
{
    /// <summary>Publishes <paramref name="project"/> in its release configuration.</summary>
    /// <param name="project">The project's file.</param>
    /// <param name="folder">An empty folder for the output.</param>
    /// <param name="runtime"><c>linux-x64</c> or <c>linux-arm64</c> for code compiled ahead of time; <see langword="null"/> for plain IL, which suits both.</param>
    /// <param name="cancellationToken">Ends the SDK's process.</param>
    /// <returns>The full path of its DLL.</returns>
    /// <exception cref="UsageException">
    /// It fails, or its output is not one DLL. What the compiler said is on standard error.
    /// </exception>
    public static async Task<string> RunAsync(string project, string folder, string? runtime, CancellationToken cancellationToken)
    {
        var publish = await PublishAsync(project, folder, runtime, cancellationToken);
        if (publish.ExitCode != 0)
        {
            await Console.Error.WriteAsync(publish.Diagnostics);
            SingleFile.CheckFailure(project, publish);
            throw new UsageException(
                $"""
                The publishing of '{project}' failed with exit code {publish.ExitCode}; the errors stand above.
                'dotnet publish' should succeed first.{ProjectPath.Doubt(project)}
                """);
        }

        var assembly = Path.Join(folder, publish.Output.Trim());
        if (!File.Exists(assembly))
        {
            throw new UsageException(
                $"""
                The publishing of '{project}' made no single DLL; its TargetFileName is '{publish.Output.Trim()}'.
                It should be a class library for one framework, as in <TargetFramework>net10.0</TargetFramework>.
                Change the project, or publish it yourself and name the folder.
                """);
        }

        SingleFile.CheckOutput(project, assembly);
        return assembly;
    }

    private static async Task<DotNetRun> PublishAsync(string project, string folder, string? runtime, CancellationToken cancellationToken)
    {
        string[] target = runtime is null
            ? ["-p:PublishReadyToRun=false"]
            : ["--runtime", runtime, "-p:PublishReadyToRun=true"];
        using var progress = WorkProgress.Start($"Publishing {Path.GetFileNameWithoutExtension(project)}");

        // Not --output, which takes no comma or semicolon. What descriptions of deployments have wrong 'verify' tells itself, with all else.
        return await DotNetRun.RunAsync(
            "publish",
            project,
            [
                "--configuration", "Release", $"-p:PublishDir={PropertyText.Of(folder)}/", "--no-self-contained", "-p:LambdaSymbols=portable", "-p:LambdaTemplateCheck=false", .. target,
                "-getProperty:TargetFileName", .. SingleFile.BuildOptions(project),
            ],
            cancellationToken);
    }
}
