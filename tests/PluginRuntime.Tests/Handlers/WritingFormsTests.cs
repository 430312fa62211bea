using System.Text.Json;

namespace PluginRuntime.Tests.Handlers;

/// <summary>
/// Promise: a handler that returns nothing is answered by an empty response once it has run to its end, and what it writes to the console is a record.
/// </summary>
/// <remarks>The console is the process's, so no other test runs beside these, and each gives it back.</remarks>
[Collection(nameof(TheWholeProcess))]
public sealed class WritingFormsTests : IDisposable
{
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;

    public static TheoryData<string, string> Ours => Forms.Table.Rows(write: true);

    public static TheoryData<string, string> Awss => AwsForms.Table.Rows(write: true);

    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
    }

    [Theory]
    [MemberData(nameof(Ours))]
    public async Task Ours_are_answered_by_nothing(string package, string entry)
    {
        var form = Forms.Of(package, entry);
        await using var run = new HandlerRun($"{package}:{entry}", takesConsole: true);

        Assert.Equal(form.Response, (await run.InvokeAsync("id-1", form.Event)).BodyText);
        await run.NextAsync();

        Assert.EndsWith("\tid-1\tinfo\t" + form.Writes, Assert.Single(run.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Awss))]
    public async Task Those_of_AWS_are_answered_by_nothing(string package, string method)
    {
        await AssertWritesAsync(package, method, "Text", line => string.Join(' ', line.Split('\t')[1..]));
        await AssertWritesAsync(package, method, "JSON", line => InWords(JsonDocument.Parse(line).RootElement));
    }

    private static async Task AssertWritesAsync(string package, string method, string logFormat, Func<string, string> inWords)
    {
        var form = AwsForms.Table.Form(method);
        await using var run = new HandlerRun($"{package}::AwsForms.{method}", logFormat, takesConsole: true);

        var answer = await run.InvokeAsync("id-1", form.Event);
        await run.NextAsync();

        Assert.Equal(form.Response, answer.BodyText);
        Assert.Equal("application/json", answer.Header("Content-Type"));
        LogLine.AssertIsRecord(Assert.Single(run.Lines), logFormat);
        Assert.Equal("id-1 info " + form.Writes, inWords(run.Lines[0]));
    }

    private static string InWords(JsonElement record) =>
        $"{record.GetProperty("requestId")} {(record.GetProperty("level").ValueEquals("Information") ? "info" : "?")} {record.GetProperty("message")}";
}
