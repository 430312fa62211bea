using System.IO.Compression;

namespace PluginRuntime.EndToEndTests.Packed;

/// <summary>Promise: whoever has the SDK and no clone gets an answer by the commands of contracts/README.md, word by word.</summary>
public sealed class FirstFiveCommandsTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_user_without_the_clone_types_what_the_document_says_and_the_function_answers()
    {
        using var machine = new UserMachine();
        var blocks = DocumentedCommands.Of("Without a clone", "contracts", "README.md");
        Assert.Equal([5, 1, 3], blocks.Select(block => block.Length));
        var (first, curl, then) = (blocks[0], blocks[1][0], blocks[2]);

        foreach (var command in first[..3])
        {
            await machine.RunAsync(command);
        }

        Assert.Equal("cd Orders", first[3]);
        await AnswersAsync(machine, first[4], curl);

        Assert.Contains("succeeded: 2", await machine.RunAsync(then[0], "Orders"), StringComparison.Ordinal);
        Assert.Equal("""{"message":"Hello, Ada!"}""", await machine.RunAsync(then[1], "Orders"));
        await machine.RunAsync(then[2], "Orders");

        using var zip = ZipFile.OpenRead(machine.At("Orders", "src", "Orders", "bin", "Release", "net10.0", "linux-arm64", "Orders.zip"));
        Assert.Equal(
            ["Orders.deps.json", "Orders.dll", "Orders.runtimeconfig.json", "handler.json"], zip.Entries.Select(entry => entry.FullName));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_single_file_with_the_package_answers_and_is_packed_as_the_tool_s_document_says()
    {
        using var machine = new UserMachine();
        machine.Write("hello.cs", DocumentedCommands.FirstCode("host", "tools", "README.md"));
        var output = new List<string>();
        foreach (var command in DocumentedCommands.First("host", "tools", "README.md"))
        {
            output.Add(await machine.RunAsync(command));
        }

        Assert.Equal("\"Hello, Ada!\"", output[1]);
        Assert.Contains("hello:Hello", output[2], StringComparison.Ordinal);
        using var zip = ZipFile.OpenRead(machine.At("hello.zip"));
        Assert.Equal(["handler.json", "hello.deps.json", "hello.dll", "hello.runtimeconfig.json"], zip.Entries.Select(entry => entry.FullName));
    }

    // On a port of its own; the rest is as it stands in the document.
    private static async Task AnswersAsync(UserMachine machine, string run, string curl)
    {
        using var process = machine.Start(run + " --port 0", "Orders");
        try
        {
            var url = (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!.Split(' ')[^1];
            var paste = (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;

            Assert.Equal("""{"message":"Hello, Ada!"}""", await machine.RunAsync(curl.Replace("http://127.0.0.1:9001", url, StringComparison.Ordinal)));
            Assert.StartsWith("aws lambda invoke ", paste);
            if ((await machine.TryAsync("aws --version")).ExitCode == 0)
            {
                Assert.Contains("""{"message":"Hello, world!"}""", await machine.RunAsync(paste), StringComparison.Ordinal);
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
