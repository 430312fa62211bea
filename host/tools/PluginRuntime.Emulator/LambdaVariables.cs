using System.Globalization;

namespace PluginRuntime.Emulator;

/// <summary>
/// The environment of the child, as Lambda sets it; nothing of the developer's shell gets in.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime.
/// </remarks>
internal static class LambdaVariables
{
    /// <summary>
    /// Where the function seems to run. With the dummy credentials nothing can be reached there by accident.
    /// </summary>
    public const string Region = "us-east-1";

    /// <summary>Whose the function seems to be.</summary>
    public const string Account = "012345678912";

    /// <summary>The only version that there is here.</summary>
    public const string Version = "$LATEST";

    private const string RootsVariable = "PLUGINRUNTIME_ROOTS";
    private const string LogStreamVariable = "AWS_LAMBDA_LOG_STREAM_NAME";

    // Here the log is read as it comes.
    private const string LogLinesVariable = "PLUGINRUNTIME_LOG_LINES";

    /// <summary>What the emulator itself depends on; the function's own variables cannot change it.</summary>
    public static IReadOnlyList<string> Reserved { get; } = ["_HANDLER", "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", LogStreamVariable];

    /// <summary>The variable that no other child has, and whatever it starts inherits, as in <c>NAME=value</c>.</summary>
    public static string MarkIn(IReadOnlyDictionary<string, string> variables) => $"{LogStreamVariable}={variables[LogStreamVariable]}";

    /// <summary>The ARN of a function here.</summary>
    public static string ArnOf(string functionName) => $"arn:aws:lambda:{Region}:{Account}:function:{functionName}";

    /// <summary>The variables of a child that serves one function.</summary>
    /// <param name="settings">The function.</param>
    /// <param name="runtimeApi">Host and port of the Runtime API.</param>
    public static IReadOnlyDictionary<string, string> For(FunctionSettings settings, string runtimeApi)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        AddPlatform(variables);
        AddFunction(variables, settings);
        AddWhatDotNetNeeds(variables, settings.Host);
        variables[LogLinesVariable] = "LF";
        foreach (var (name, value) in settings.Environment)
        {
            variables[name] = value;
        }

        if (settings.WaitsForDebugger)
        {
            AddDebugging(variables);
        }

        AddRoots(variables, settings.Roots);
        AddConcurrency(variables, settings.MaxConcurrency);
        var today = settings.Clock.GetUtcNow().ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);
        variables[LogStreamVariable] = $"{today}/[$LATEST]{Guid.NewGuid():N}";
        variables["_HANDLER"] = settings.Handler;
        variables["AWS_LAMBDA_RUNTIME_API"] = runtimeApi;
        variables["LAMBDA_TASK_ROOT"] = Path.GetFullPath(settings.TaskRoot);
        return variables;
    }

    private static void AddPlatform(Dictionary<string, string> variables)
    {
        variables["PATH"] = "/usr/local/bin:/usr/bin:/bin:/opt/bin";
        variables["LANG"] = "en_US.UTF-8";
        variables["TZ"] = ":UTC";
        variables["LAMBDA_RUNTIME_DIR"] = "/var/runtime";
        variables["AWS_REGION"] = Region;
        variables["AWS_DEFAULT_REGION"] = Region;
        variables["AWS_EXECUTION_ENV"] = "AWS_Lambda_provided.al2023";
        variables["AWS_ACCESS_KEY_ID"] = "emulator";
        variables["AWS_SECRET_ACCESS_KEY"] = "emulator";
        variables["AWS_SESSION_TOKEN"] = "emulator";
    }

    private static void AddFunction(Dictionary<string, string> variables, FunctionSettings settings)
    {
        variables["AWS_LAMBDA_FUNCTION_NAME"] = settings.FunctionName;
        variables["AWS_LAMBDA_FUNCTION_VERSION"] = Version;
        variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = settings.MemoryMegabytes.ToString(CultureInfo.InvariantCulture);
        variables["AWS_LAMBDA_INITIALIZATION_TYPE"] = InitializationTypeOf(settings);
        variables["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{settings.FunctionName}";
    }

    private static string InitializationTypeOf(FunctionSettings settings) => settings switch
    {
        { HasSnapStart: true } => "snap-start",
        { MaxConcurrency: not null } => "lambda-managed-instances",
        _ => "on-demand",
    };

    // The lines of several invocations mingle, so each has to say whose it is: Lambda leaves no choice of the format.
    private static void AddConcurrency(Dictionary<string, string> variables, int? maxConcurrency)
    {
        if (maxConcurrency is { } max)
        {
            variables["AWS_LAMBDA_MAX_CONCURRENCY"] = max.ToString(CultureInfo.InvariantCulture);
            variables["AWS_LAMBDA_LOG_FORMAT"] = "JSON";
        }
    }

    private static void AddWhatDotNetNeeds(Dictionary<string, string> variables, HostCommand host)
    {
        if (host.DotNetRoot is not null)
        {
            variables["DOTNET_ROOT"] = host.DotNetRoot;
        }

        // Windows has no sockets and no temporary files without these two.
        foreach (var name in OperatingSystem.IsWindows() ? ["SystemRoot", "TEMP"] : Array.Empty<string>())
        {
            variables[name] = Environment.GetEnvironmentVariable(name) ?? "";
        }
    }

    // The layer's bootstrap lets no debugger attach unless it is told to.
    private static void AddDebugging(Dictionary<string, string> variables)
    {
        variables[StartupHook.Variable] = StartupHook.Before(variables.GetValueOrDefault(StartupHook.Variable));
        variables.TryAdd("DOTNET_EnableDiagnostics", "1");
    }

    private static void AddRoots(Dictionary<string, string> variables, IReadOnlyList<string> roots)
    {
        IEnumerable<string> all = roots.Select(Path.GetFullPath);
        if (variables.TryGetValue(RootsVariable, out var ofTheFunction))
        {
            all = all.Append(ofTheFunction);
        }

        var value = string.Join(Path.PathSeparator, all);
        if (value.Length > 0)
        {
            variables[RootsVariable] = value;
        }
    }
}
