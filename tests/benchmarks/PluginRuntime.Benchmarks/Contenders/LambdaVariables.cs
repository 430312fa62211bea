namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>The environment of a contender: Lambda's variables, and nothing of the machine's own.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html. Credentials are left out: nothing here calls AWS.</remarks>
internal static class LambdaVariables
{
    /// <returns>One <c>NAME=value</c> each.</returns>
    public static IReadOnlyList<string> Of(Contender contender, string endpoint) =>
    [
        .. contender.Variables,
        $"AWS_LAMBDA_RUNTIME_API={endpoint}",
        $"_HANDLER={contender.Handler}",
        $"LAMBDA_TASK_ROOT={contender.TaskRoot}",
        "LAMBDA_RUNTIME_DIR=/var/runtime",
        "AWS_LAMBDA_FUNCTION_NAME=benchmark",
        "AWS_LAMBDA_FUNCTION_VERSION=$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=1769",
        "AWS_LAMBDA_LOG_GROUP_NAME=/aws/lambda/benchmark",
        "AWS_LAMBDA_LOG_STREAM_NAME=2026/01/31/[$LATEST]0123456789abcdef0123456789abcdef",
        "AWS_LAMBDA_INITIALIZATION_TYPE=on-demand",
        "AWS_REGION=eu-central-1",
        "AWS_DEFAULT_REGION=eu-central-1",
        "LANG=en_US.UTF-8",
        "TZ=:UTC",
        "PATH=/usr/local/bin:/usr/bin:/bin:/opt/bin",
        "LD_LIBRARY_PATH=/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib",
    ];
}
