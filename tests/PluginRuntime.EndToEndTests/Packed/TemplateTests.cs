namespace PluginRuntime.EndToEndTests.Packed;

/// <summary>Promise: what a template makes builds without a warning, passes its own tests and answers its own event.</summary>
public sealed class TemplateTests(TemplateTests.Installed installed) : IClassFixture<TemplateTests.Installed>
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("lambda-plugin --services", "Shop", "event.json", "Ada!\"}")]
    [InlineData("lambda-plugin --aws", "Classic", "event.json", """{"message":"Hello, Ada!"}""")]
    [InlineData("lambda-plugin --aws --services", "Both", "event.json", """{"message":"Hello, Ada!"}""")]
    [InlineData("lambda-plugin-http", "Site", "http.json", """{"statusCode":200""")]
    [InlineData("lambda-plugin-native", "Fast", "event.json", """{"message":"Hello, Ada!"}""")]
    [InlineData("lambda-plugin-sqs", "Queue", "sqs.json", """{"batchItemFailures":[]}""")]
    public async Task It_builds_is_tested_and_answers(string template, string name, string sample, string response)
    {
        var machine = installed.Machine;
        await machine.RunAsync($"dotnet new {template} -o {name}");

        await machine.RunAsync($"dotnet build test/{name}.Tests -warnaserror", name);
        Assert.Contains("failed: 0", await machine.RunAsync($"dotnet test --project test/{name}.Tests --no-build", name), StringComparison.Ordinal);
        var answer = await machine.RunAsync($"pluginruntime invoke src/{name} --event-file events/{sample}", name);

        Assert.Contains(response, answer, StringComparison.Ordinal);
        Assert.True(File.Exists(machine.At(name, "template.yaml")) && File.Exists(machine.At(name, ".editorconfig")));
        Assert.DoesNotContain("#if", await File.ReadAllTextAsync(machine.At(name, "template.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>A machine with tool and templates, and AWS's packages that the template for its form refers to.</summary>
    public sealed class Installed : IAsyncLifetime
    {
        /// <summary>The machine.</summary>
        public UserMachine Machine { get; } = new();

        public async ValueTask InitializeAsync()
        {
            StandInPackage.WriteAll(Machine.Others);
            await Machine.RunAsync("dotnet tool install --global PluginRuntime.Tool");
            await Machine.RunAsync("dotnet new install PluginRuntime.Templates");
        }

        public ValueTask DisposeAsync()
        {
            Machine.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
