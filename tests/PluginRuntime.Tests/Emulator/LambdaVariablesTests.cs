using PluginRuntime.Emulator;

namespace PluginRuntime.Tests.Emulator;

[Collection(nameof(TheWholeProcess))]
public sealed class LambdaVariablesTests : IDisposable
{
    private const string Secret = "PLUGINRUNTIME_TEST_SECRET";

    private static readonly FunctionSettings Settings = new()
    {
        Handler = "orders:create",
        TaskRoot = "/srv/orders",
        Host = new HostCommand("/usr/bin/env", []),
        FunctionName = "shop",
        MemoryMegabytes = 512,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Environment.SetEnvironmentVariable(Secret, null);

    [Theory]
    [InlineData("_HANDLER", "orders:create")]
    [InlineData("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9")]
    [InlineData("LAMBDA_TASK_ROOT", "/srv/orders")]
    [InlineData("AWS_LAMBDA_FUNCTION_NAME", "shop")]
    [InlineData("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")]
    [InlineData("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512")]
    [InlineData("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/shop")]
    [InlineData("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand")]
    [InlineData("AWS_REGION", "us-east-1")]
    [InlineData("AWS_DEFAULT_REGION", "us-east-1")]
    [InlineData("TZ", ":UTC")]
    public void Lambda_s_variables_are_there(string name, string value) =>
        Assert.Equal(value, LambdaVariables.For(Settings, "127.0.0.1:9")[name]);

    [Fact]
    public void Only_a_host_that_waits_for_a_debugger_is_told_to_and_a_hook_of_the_function_s_own_stays_behind()
    {
        var waits = Settings with
        {
            WaitsForDebugger = true,
            Environment = new Dictionary<string, string> { ["DOTNET_STARTUP_HOOKS"] = "/opt/own.dll" },
        };

        var variables = LambdaVariables.For(waits, "127.0.0.1:9");

        Assert.DoesNotContain("DOTNET_STARTUP_HOOKS", LambdaVariables.For(Settings, "127.0.0.1:9").Keys);
        Assert.DoesNotContain("DOTNET_EnableDiagnostics", LambdaVariables.For(Settings, "127.0.0.1:9").Keys);
        Assert.Equal($"{typeof(LambdaVariables).Assembly.Location}:/opt/own.dll", variables["DOTNET_STARTUP_HOOKS"]);
        Assert.Equal("1", variables["DOTNET_EnableDiagnostics"]);
    }

    [Fact]
    public void The_function_s_own_variables_win_over_Lambda_s_but_not_over_what_the_emulator_needs()
    {
        var settings = Settings with
        {
            Environment = new Dictionary<string, string>
            {
                ["STAGE"] = "test",
                ["AWS_REGION"] = "eu-central-1",
                ["_HANDLER"] = "another",
            },
        };

        var variables = LambdaVariables.For(settings, "127.0.0.1:9");

        Assert.Equal("test", variables["STAGE"]);
        Assert.Equal("eu-central-1", variables["AWS_REGION"]);
        Assert.Equal("orders:create", variables["_HANDLER"]);
    }

    [Fact]
    public void With_several_invocations_at_once_their_number_is_there_and_the_log_is_JSON_whatever_the_function_says()
    {
        var settings = Settings with
        {
            MaxConcurrency = 16,
            Environment = new Dictionary<string, string> { ["AWS_LAMBDA_LOG_FORMAT"] = "Text" },
        };

        var variables = LambdaVariables.For(settings, "127.0.0.1:9");

        Assert.Equal("16", variables["AWS_LAMBDA_MAX_CONCURRENCY"]);
        Assert.Equal("JSON", variables["AWS_LAMBDA_LOG_FORMAT"]);
        Assert.Equal("lambda-managed-instances", variables["AWS_LAMBDA_INITIALIZATION_TYPE"]);
        Assert.DoesNotContain("AWS_LAMBDA_MAX_CONCURRENCY", LambdaVariables.For(Settings, "127.0.0.1:9").Keys);
    }

    [Fact]
    public void With_SnapStart_the_initialization_type_says_so() =>
        Assert.Equal(
            "snap-start",
            LambdaVariables.For(Settings with { HasSnapStart = true }, "127.0.0.1:9")["AWS_LAMBDA_INITIALIZATION_TYPE"]);

    [Fact]
    public void Roots_stand_before_those_that_the_function_names_itself()
    {
        var settings = Settings with
        {
            Roots = ["/first", "/second"],
            Environment = new Dictionary<string, string> { ["PLUGINRUNTIME_ROOTS"] = "/third" },
        };

        var roots = LambdaVariables.For(settings, "127.0.0.1:9")["PLUGINRUNTIME_ROOTS"];

        Assert.Equal(["/first", "/second", "/third"], roots.Split(Path.PathSeparator));
    }

    [Fact]
    public void Without_roots_there_is_no_variable_for_them() =>
        Assert.DoesNotContain("PLUGINRUNTIME_ROOTS", LambdaVariables.For(Settings, "127.0.0.1:9").Keys);

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task The_child_sees_nothing_of_the_parent_s_environment()
    {
        // `env` in the place of the host prints its environment and ends.
        Environment.SetEnvironmentVariable(Secret, "of the developer");
        var child = new ChildScript("", _ => Settings with { TaskRoot = "/", Environment = StageOnly });
        await using (var function = await child.StartAsync())
        {
            await function.InvokeAsync("{}"u8.ToArray(), Cancellation);
        }

        var names = child.LinesSoFar().Select(line => line.Split('=')[0]);
        Assert.Equal(
            LambdaVariables.For(child.Settings, "127.0.0.1:9").Keys.Order(StringComparer.Ordinal),
            names.Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, string> StageOnly => new() { ["STAGE"] = "test" };
}
