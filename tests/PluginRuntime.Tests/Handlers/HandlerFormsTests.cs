namespace PluginRuntime.Tests.Handlers;

/// <summary>Promise: every handler form answers, whoever reads its JSON and whether or not it has services.</summary>
public sealed class HandlerFormsTests
{
    public static TheoryData<string, string> Quiet => Forms.Table.Rows(write: false);

    [Theory]
    [MemberData(nameof(Quiet))]
    public async Task Every_form_answers(string package, string entry)
    {
        var form = Forms.Of(package, entry);
        await using var run = new HandlerRun($"{package}:{entry}");

        Assert.Equal(form.Response, (await run.InvokeAsync("id-1", form.Event)).BodyText);
        await run.NextAsync();
    }
}
