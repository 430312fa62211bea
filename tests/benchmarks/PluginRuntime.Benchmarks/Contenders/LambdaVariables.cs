namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>The environment of a contender: Lambda's variables, and nothing of the machine's own.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html. Credentials are left out: nothing here calls AWS.</remarks>
internal static class LambdaVariables
{
    public static void WriteTo(IDictionary<string, string?> environment, Contender contender, string endpoint)
    {
        environment.Clear();
        environment["AWS_LAMBDA_RUNTIME_API"] = endpoint;
        environment["_HANDLER"] = contender.Handler;
        environment["LAMBDA_TASK_ROOT"] = contender.TaskRoot;
        environment["LAMBDA_RUNTIME_DIR"] = "/var/runtime";
        environment["AWS_LAMBDA_FUNCTION_NAME"] = "benchmark";
        environment["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST";
        environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "1769";
        environment["AWS_LAMBDA_LOG_GROUP_NAME"] = "/aws/lambda/benchmark";
        environment["AWS_LAMBDA_LOG_STREAM_NAME"] = "2026/01/31/[$LATEST]0123456789abcdef0123456789abcdef";
        environment["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand";
        environment["AWS_REGION"] = "eu-central-1";
        environment["AWS_DEFAULT_REGION"] = "eu-central-1";
        environment["LANG"] = "en_US.UTF-8";
        environment["TZ"] = ":UTC";
        environment["PATH"] = "/usr/local/bin:/usr/bin:/bin:/opt/bin";
        environment["LD_LIBRARY_PATH"] = "/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib";
    }
}
