using System.CommandLine;
using PluginRuntime.Benchmarks.HotSwaps.Calls;

namespace PluginRuntime.Benchmarks;

/// <summary><c>callers</c>: those who call while <c>hot-swap</c> swaps, which starts them: they share no process with what they call.</summary>
internal static class CallersCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "callers";

    public static Command Create()
    {
        var function = new Argument<Uri>("function")
        {
            Description = "Where the function is invoked.",
            CustomParser = result => new Uri(result.Tokens[0].Value),
        };
        var count = new Argument<int>("count") { Description = "How many callers there are." };
        var record = new Argument<string>("record") { Description = "The file that tells in the end what became of their calls." };
        var command = new Command(Name, "Calls a function until standard input ends, and writes each new version that answers.")
        {
            function, count, record,
        };
        command.Hidden = true;
        command.SetAction((parsed, _) => RunAsync(parsed.GetRequiredValue(function), parsed.GetValue(count), parsed.GetRequiredValue(record)));
        return command;
    }

    private static async Task<int> RunAsync(Uri function, int count, string record)
    {
        using var callers = new Callers(function, version => Console.Out.WriteLine(version));
        var end = Task.Run(Console.In.ReadToEnd);
        var calls = await callers.RunAsync(count, end);
        calls.WriteTo(record);
        return 0;
    }
}
