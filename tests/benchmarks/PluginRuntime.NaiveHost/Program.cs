// What a good developer writes on the first day: the plugin loader as its README shows it, HttpClient, reflection. Nothing here is
// slow on purpose; it is what the real host is compared with.
using PluginRuntime.NaiveHost;

var handler = PluginHandler.Load(Variable("LAMBDA_TASK_ROOT"), Variable("_HANDLER"));
using var runtimeApi = new RuntimeApi(Variable("AWS_LAMBDA_RUNTIME_API"));
while (true)
{
    var invocation = await runtimeApi.NextAsync();
    try
    {
        await runtimeApi.RespondAsync(invocation.RequestId, await handler.InvokeAsync(invocation));
    }
    catch (Exception exception) when (exception is not HttpRequestException)
    {
        await runtimeApi.ReportErrorAsync(invocation.RequestId, exception);
    }
}

static string Variable(string name) =>
    Environment.GetEnvironmentVariable(name)
    ?? throw new InvalidOperationException($"The environment variable {name} is not set. Lambda sets it; for a try set it by hand.");
