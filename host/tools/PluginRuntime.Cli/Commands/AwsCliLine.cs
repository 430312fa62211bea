using System.ComponentModel;
using System.Diagnostics;
using PluginRuntime.Emulator;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// The line to paste that calls a local function by the AWS CLI of this machine.
/// </summary>
/// <param name="formatOption">What the CLI has to be told for a payload that is plain text.</param>
internal sealed class AwsCliLine(string formatOption)
{
    private const string PlainPayload = " --cli-binary-format raw-in-base64-out";

    // A first start of Python may take seconds; the line is needed once functions are served.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Asks the AWS CLI for its version: the first takes plain text as it is and has no such option.</summary>
    public static async Task<AwsCliLine> FindAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        return new AwsCliLine(await SaysAsync("aws-cli/1.", limit.Token) ? "" : PlainPayload);
    }

    /// <summary>The line. Without a signature and with a region it works whether the CLI is configured or not.</summary>
    public string Of(string url, string function) =>
        $"aws lambda invoke --endpoint-url {url} --no-sign-request --region {LambdaVariables.Region} --function-name {function}{formatOption} --payload '{{}}' /dev/stdout";

    private static async Task<bool> SaysAsync(string beginning, CancellationToken cancellationToken)
    {
        try
        {
            using var aws = Process.Start(new ProcessStartInfo("aws", ["--version"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            try
            {
                // Old ones write it to standard error. A read of a pipe is not always cancelled, only abandoned.
                aws.StandardInput.Close();
                var (output, errors) = (aws.StandardOutput.ReadToEndAsync(cancellationToken), aws.StandardError.ReadToEndAsync(cancellationToken));
                await Task.WhenAll(output, errors).WaitAsync(cancellationToken);
                return (await output + await errors).StartsWith(beginning, StringComparison.Ordinal);
            }
            finally
            {
                aws.Kill(entireProcessTree: true);
            }
        }
        catch (Exception error) when (error is Win32Exception or OperationCanceledException or IOException)
        {
            // There is none, or it does not answer: the line is for the version that is installed today.
            return false;
        }
    }
}
