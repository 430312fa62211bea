namespace PluginRuntime.EndToEndTests.Cli.Run;

/// <summary>The AWS SDK for Python of this machine, which reads streamed responses.</summary>
internal static class Boto3
{
    /// <summary>Answers whether it is installed, in a version that has the call.</summary>
    public static async Task<bool> IsThereAsync() =>
        (await RunAsync("boto3.client('lambda').invoke_with_response_stream")).ExitCode == 0;

    /// <summary>
    /// Calls a function. Its output: a line for each event of the stream, its type and what it holds.
    /// </summary>
    /// <param name="url">The Invoke API.</param>
    /// <param name="function">The function's name.</param>
    /// <param name="payload">The event, without quotes of Python's.</param>
    public static Task<(int ExitCode, string Output, string Errors)> StreamAsync(
        string url, string function, string payload) =>
        RunAsync(
            $"""
            client = boto3.client('lambda', endpoint_url='{url}')
            answer = client.invoke_with_response_stream(FunctionName='{function}', Payload=b'{payload}', LogType='Tail')
            print(answer['StatusCode'], answer['ExecutedVersion'])
            for event in answer['EventStream']:
                for kind, content in event.items():
                    print(kind, content['Payload'].decode() if 'Payload' in content else json.dumps(content))
            """);

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(string script) =>
        AwsCli.RunShellAsync($"python3 - <<'END'\nimport boto3, json\n{script}\nEND");
}
