using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli.Packages;

/// <summary>Promise: what <c>list</c> prints can be pasted as a handler string.</summary>
public sealed class ListTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly string _folder = Directory.CreateTempSubdirectory("list-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_package_with_one_handler_is_named_alone_and_in_full()
    {
        var result = await CliProcess.RunAsync("list", Path.Combine(Repository.Built("Greeter"), "Greeter.dll"));

        Assert.Equal(["Greeter", "Greeter:Greeter.GreetingHandler"], Lines(result));
        Assert.Equal("", result.Errors);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_folder_of_a_builds_output_is_listed_under_its_DLLs_name()
    {
        var result = await CliProcess.RunAsync("list", Repository.Built("Talks"));

        Assert.Equal(["Talks", "Talks:Talks.Talking"], Lines(result));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Marked_handlers_are_listed_by_their_names()
    {
        var result = await CliProcess.RunAsync("list", Repository.Built("Throws"));

        Assert.Equal(
            ["exit", "sync", "async", "nested", "aggregate", "hostile", "cycle", "constructor", "static-constructor", "half-line"],
            Lines(result).Select(line => line["Throws:".Length..]));
        Assert.Equal(0, result.ExitCode);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_a_handler_does_around_a_snapshot_is_no_handler_itself()
    {
        var result = await CliProcess.RunAsync("list", Repository.Built("Snaps"));

        Assert.Equal(["Snaps", "Snaps:Snaps.Handler", "Snaps:Snaps.Calls.Add"], Lines(result));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_root_is_listed_package_by_package_in_ordinal_order()
    {
        Copy("Talks", "handlers/Talks");
        Copy("Greeter", "handlers/Greeter");

        var root = await CliProcess.RunAsync("list", Path.Combine(_folder, "handlers"));
        var taskRoot = await CliProcess.RunAsync("list", _folder);
        var package = await CliProcess.RunAsync("list", Path.Combine(_folder, "handlers", "Talks"));

        Assert.Equal(["Greeter", "Greeter:Greeter.GreetingHandler", "Talks", "Talks:Talks.Talking"], Lines(root));
        Assert.Equal(root.Output, taskRoot.Output);
        Assert.Equal(["Talks", "Talks:Talks.Talking"], Lines(package));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Of_several_versions_each_is_pinned_unless_current_names_one()
    {
        Copy("Talks", "Talks/1.0.0");
        Copy("Talks", "Talks/1.1.0");

        var pinned = await CliProcess.RunAsync("list", Path.Combine(_folder, "Talks"));
        File.WriteAllText(Path.Combine(_folder, "Talks", "current"), "1.1.0\n");
        var current = await CliProcess.RunAsync("list", Path.Combine(_folder, "Talks"));

        Assert.Equal(
            ["Talks@1.0.0", "Talks@1.0.0:Talks.Talking", "Talks@1.1.0", "Talks@1.1.0:Talks.Talking"], Lines(pinned)[..^2]);
        Assert.Equal(["Talks", "Talks:Talks.Talking"], Lines(current)[..^2]);
        Assert.All(Lines(pinned)[^2..], line => Assert.EndsWith(" bytes", line));
        Assert.Equal([false, true], Lines(current)[^2..].Select(line => line.EndsWith(" bytes, current", StringComparison.Ordinal)));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Plain_methods_are_listed_with_parameters_only_where_overloaded_and_without_what_cannot_be_called()
    {
        Compile("Orders", """
            namespace Orders;
            public record Order(string Name);
            public class Checkout
            {
                public void Place(Order order) { }
                public void Place(int number) { }
                public void Cancel() { }
                public void TwoPayloads(int one, int two) { }
                public override string ToString() => "";
                private void Hidden() { }
                public int Count { get; set; }
            }
            internal class Inside { public void Run() { } }
            """);

        var result = await CliProcess.RunAsync("list", _folder);

        Assert.Equal(
            ["Orders:Orders.Checkout.Place(Order)", "Orders:Orders.Checkout.Place(Int32)", "Orders:Orders.Checkout.Cancel"], Lines(result));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_marked_method_that_cannot_be_a_handler_is_told_on_standard_error()
    {
        Compile("Orders", """
            public class Checkout
            {
                [PluginRuntime.Handler("good")] public void Good() { }
                [PluginRuntime.Handler("bad")] public void Bad(ref int number) { }
            }
            """);

        var result = await CliProcess.RunAsync("list", _folder);

        Assert.Equal(["Orders:good"], Lines(result));
        Assert.Contains("Checkout.Bad", result.Errors);
        Assert.Contains("ref, in or out", result.Errors);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_broken_package_of_a_root_is_told_and_the_others_are_listed()
    {
        Copy("Talks", "Talks");
        Directory.CreateDirectory(Path.Combine(_folder, "Broken"));
        File.WriteAllText(Path.Combine(_folder, "Broken", "Broken.dll"), "hello");

        var result = await CliProcess.RunAsync("list", _folder);

        Assert.Equal(["Talks", "Talks:Talks.Talking"], Lines(result));
        Assert.Contains("Broken.dll is a text file", result.Errors);
        Assert.Equal(2, result.ExitCode);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("no-such-folder", "There is no package at")]
    [InlineData("LICENSE", "There is no package at")]
    [InlineData("host", "There is no package at")]
    public async Task Where_nothing_is_the_command_says_what_it_takes(string path, string told)
    {
        var result = await CliProcess.RunAsync("list", path);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains(told, result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_package_without_a_handler_is_an_error()
    {
        Compile("Orders", "public class Order { public string Name { get; set; } }");

        var result = await CliProcess.RunAsync("list", _folder);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("There is no handler in", result.Errors);
    }

    private static string[] Lines(CliResult result) => result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private void Copy(string plugin, string to)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, to)).FullName;
        foreach (var file in Directory.GetFiles(Repository.Built(plugin)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    private void Compile(string name, string source) => CompiledDll.Write(_folder, name, source);
}
