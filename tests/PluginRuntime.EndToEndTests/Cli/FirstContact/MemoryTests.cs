using System.Text.Json;

namespace PluginRuntime.EndToEndTests.Cli.FirstContact;

/// <summary>Promise: with <c>--memory</c> a handler has no more than that, and is told as on Lambda when it takes more.</summary>
public sealed class MemoryTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private const string Takes = """
        public class Function
        {
            public int Take(int megabytes)
            {
                var taken = new List<byte[]>();
                while (taken.Count < megabytes)
                {
                    taken.Add(new byte[1024 * 1024]);
                    Array.Fill(taken[^1], (byte)1);
                }

                return taken.Count;
            }
        }
        """;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Who_takes_more_is_ended_and_who_takes_less_is_not_and_the_kind_of_limit_is_told()
    {
        using var file = new HandlerFile(Takes);

        var less = await CliProcess.RunAsync("invoke", file.Path, "--handler", ":Function.Take", "--memory", "256", "--event", "32");
        var more = await CliProcess.RunAsync("invoke", file.Path, "--handler", ":Function.Take", "--memory", "256", "--event", "1024");

        Assert.True(less.ExitCode == 0, less.Errors);
        Assert.Equal("32", less.Output);
        Assert.Contains("256 MB are kept by ", less.Errors);
        Assert.Equal(1, more.ExitCode);
        Assert.Contains("--memory gives it more", more.Errors);

        // By .NET's limit a handler can catch it; by the kernel's its process ends.
        var isOfKernel = more.Errors.Contains("kept by a control group", StringComparison.Ordinal);
        Assert.Contains(isOfKernel ? "Runtime.OutOfMemory" : "OutOfMemoryException", more.Errors);
        var told = await CliProcess.RunAsync("invoke", file.Path, "--handler", ":Function.Take", "--memory", "256", "--event", "1024", "--json");
        using var json = JsonDocument.Parse(told.Output);
        Assert.Equal(isOfKernel ? "Runtime.ExitError" : "Function.OutOfMemoryException", json.RootElement.GetProperty("errorType").GetString());
    }
}
