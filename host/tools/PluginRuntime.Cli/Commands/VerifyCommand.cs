using System.CommandLine;
using PluginRuntime.Cli.Options;
using PluginRuntime.Cli.Reports;
using PluginRuntime.Cli.Targets;
using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Publishing.Verification;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// <c>pluginruntime verify</c>: what the host and Lambda would refuse, before anything is deployed.
/// </summary>
internal sealed class VerifyCommand
{
    private readonly Argument<string[]> _inputs = new("inputs")
    {
        Description =
            "Projects or their folders (they are published first), .cs files with a handler, folders of packages, outputs of builds or their DLLs, or zips of functions or layers.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _handlers = new("--handler")
    {
        Description = "A Handler setting that a function will have, as in orders:create; may be repeated.",
        HelpName = "handler",
    };

    private readonly Option<string[]> _templates = new("--template")
    {
        Description =
            "A file that describes a deployment, as template.yaml, serverless.template, aws-lambda-tools-defaults.json, serverless.yml, cdk.out/NAME.template.json, main.tf; may be repeated. Without inputs, what its functions lead to is verified.",
        HelpName = "file",
    };

    private readonly Option<string?> _runtime = new("--runtime")
    {
        Description = "The function's platform, linux-x64 or linux-arm64: code for another is an error. Projects are compiled ahead of time for it. [default: whichever the packages are for]",
        HelpName = "platform",
    };

    private readonly Option<bool> _json = JsonOption.Create();
    private readonly Option<string?> _sarif = SarifOption.Create();

    private VerifyCommand()
    {
    }

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var verify = new VerifyCommand();
        verify._runtime.AcceptOnlyFromAmong(NativeAssets.RuntimesOfLambda);
        var command = new Command(
            "verify",
            """
            Tells all at once what the host or Lambda would refuse of packages, Handler settings and descriptions of deployments, before they are deployed, and warns of what costs.
            Each finding says what was found, what would be right and where to change it. Nothing of a package runs but what a native library says of itself, in a process of its own.
            Where GITHUB_ACTIONS=true each is an annotation on standard error as well.
            The exit code is 0 without errors, 1 with some, and 2 for wrong use; warnings change nothing.
            """)
        {
            verify._inputs,
            verify._handlers,
            verify._templates,
            verify._runtime,
            verify._json,
            verify._sarif,
        };
        command.SetAction(verify.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var sarif = SarifOption.Check(parsed.GetValue(_sarif));
        var paths = parsed.GetValue(_inputs) ?? [];
        var templates = parsed.GetValue(_templates) ?? [];
        if (paths.Length + templates.Length == 0)
        {
            throw Nothing();
        }

        var runtime = parsed.GetValue(_runtime);
        var verification = new VerificationRun(HostsOfLayers.Find(), runtime);
        using var folders = new TemporaryFolders();
        var inputs = new VerifiedInputs(folders, runtime);
        foreach (var path in paths)
        {
            await inputs.FindAsync(path, verification, cancellationToken);
        }

        var deployments = new VerifiedDeployments(templates, verification);
        if (paths.Length == 0)
        {
            await deployments.FindPackagesAsync(inputs, cancellationToken);
        }

        verification.Run(parsed.GetValue(_handlers) ?? [], Path.GetFullPath(paths.Concat(templates).First()));
        deployments.Judge();
        Report(new VerificationReport(verification), sarif, parsed.GetValue(_json));
        return verification.Findings.Any(finding => finding.IsError) ? ExitCode.HasErrors : ExitCode.Success;
    }

    private static UsageException Nothing() => new(
        """
        There is nothing to verify.
        It should be a project, a package or a zip, or a file that describes a deployment, as in 'verify src/Orders' and 'verify --template template.yaml'.
        """);

    private static void Report(VerificationReport report, string? sarif, bool isJson)
    {
        report.Write(isJson);
        if (sarif is not null)
        {
            WriteSarif(report, sarif);
        }

        if (Environment.GetEnvironmentVariable(GitHubAnnotations.Variable) == "true")
        {
            GitHubAnnotations.Write(report.Findings, Console.Error);
        }
    }

    private static void WriteSarif(VerificationReport report, string sarif)
    {
        try
        {
            File.WriteAllText(sarif, SarifLog.Of(report.Findings, Directory.GetCurrentDirectory()));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"""
                --sarif '{sarif}' cannot be written: {error.Message}
                It should be a file that is open to you, as in --sarif verify.sarif.
                """);
        }
    }
}
