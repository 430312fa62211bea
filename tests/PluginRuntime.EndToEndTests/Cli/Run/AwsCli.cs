using System.Diagnostics;

namespace PluginRuntime.EndToEndTests.Cli.Run;

/// <summary>The AWS CLI of this machine, with credentials that open nothing and no configuration.</summary>
internal sealed class AwsCli
{
    private AwsCli(string version) => Version = version;

    /// <summary>As it says itself: <c>aws-cli/2.9.19 …</c>.</summary>
    public string Version { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Finds it, or null if it is not installed or does not run.</summary>
    public static async Task<AwsCli?> FindAsync()
    {
        var (exitCode, output, errors) = await RunShellAsync("aws --version");

        // The first versions wrote theirs to standard error.
        var version = output.Length > 0 ? output : errors;
        return exitCode == 0 && version.StartsWith("aws-cli/", StringComparison.Ordinal) ? new AwsCli(version) : null;
    }

    /// <summary>Runs <c>aws lambda invoke</c> with a payload in JSON; the response goes to <paramref name="file"/>.</summary>
    public Task<(int ExitCode, string Output, string Errors)> InvokeAsync(
        string url, string function, string payload, string file, string more = "")
    {
        // From version 2 on a payload is base64 unless it is told otherwise; version 1 does not know the option.
        var format = Version.StartsWith("aws-cli/1.", StringComparison.Ordinal)
            ? ""
            : "--cli-binary-format raw-in-base64-out";
        return RunShellAsync(
            $"aws lambda invoke --endpoint-url {url} --function-name '{function}' --payload '{payload}' {format} {more} '{file}'");
    }

    /// <summary>Runs a line as if it were pasted into a terminal.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunShellAsync(string line)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfAwsOrAProxy).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["AWS_ACCESS_KEY_ID"] = "none";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "none";
        start.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        start.Environment["AWS_CONFIG_FILE"] = "/nonexistent";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_PAGER"] = "";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var errors = await process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output, errors);
    }

    private static bool IsOfAwsOrAProxy(string name) =>
        name.StartsWith("AWS_", StringComparison.Ordinal) || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase);
}
