using System.Net;

namespace PluginRuntime.Tests.Emulator;

public sealed class ExtensionsApiTests : IAsyncLifetime
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;
    private const string Register = "2020-01-01/extension/register";
    private const string EventNext = "2020-01-01/extension/event/next";

    private ServedRuntimeApi _api = null!;
    private PlayedRuntime _runtime = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static (string, string) Name => ("Lambda-Extension-Name", "runtime");

    public async ValueTask InitializeAsync()
    {
        _api = await ServedRuntimeApi.StartAsync();
        _runtime = _api.Play();
    }

    public ValueTask DisposeAsync()
    {
        _runtime.Dispose();
        return _api.DisposeAsync();
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_registration_is_answered_with_an_id_and_the_function()
    {
        using var answer = await _runtime.SendAsync(Register, """{"events":[]}""", Name);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(Guid.TryParse(Assert.Single(answer.Headers.GetValues("Lambda-Extension-Identifier")), out _));
        Assert.Equal(
            """{"functionName":"function","functionVersion":"$LATEST","handler":"orders"}""",
            await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.True(_api.State.Init.HasExtension);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("", """{"events":[]}""", "Extension.InvalidExtensionName")]
    [InlineData("runtime", """{"events":["SHUTDOWN"]}""", "Extension.InvalidEventType")]
    [InlineData("runtime", """{"events":["INVOKE"]}""", "Extension.InvalidEventType")]
    [InlineData("runtime", """{"events":[1]}""", "InvalidRequestFormat")]
    [InlineData("runtime", """{"events":1}""", "InvalidRequestFormat")]
    [InlineData("runtime", "{}", "InvalidRequestFormat")]
    [InlineData("runtime", "[]", "InvalidRequestFormat")]
    [InlineData("runtime", "", "InvalidRequestFormat")]
    public async Task What_is_no_registration_of_an_internal_extension_is_refused_with_403(string name, string body, string type)
    {
        using var answer = await _runtime.SendAsync(Register, body, ("Lambda-Extension-Name", name));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains($"\"{type}\"", await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.False(_api.State.Init.HasExtension);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Registration_is_closed_once_the_runtime_has_asked_for_an_invocation()
    {
        _ = _api.State.NextAsync(Cancellation);

        using var answer = await _runtime.SendAsync(Register, """{"events":[]}""", Name);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Extension.RegistrationClosed", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task There_are_at_most_ten()
    {
        for (var number = 0; number < 10; number++)
        {
            Assert.Equal(HttpStatusCode.OK, await _runtime.PostAsync(Register, """{"events":[]}""", Name));
        }

        using var answer = await _runtime.SendAsync(Register, """{"events":[]}""", Name);
        Assert.Contains("Extension.TooManyExtensions", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Init_is_not_over_before_a_registered_extension_has_asked_for_an_event()
    {
        using var answer = await _runtime.SendAsync(Register, """{"events":[]}""", Name);
        var id = answer.Headers.GetValues("Lambda-Extension-Identifier").Single();
        _ = _api.State.NextAsync(Cancellation);
        Assert.False(_api.State.Init.Initialized.IsCompleted);

        var events = _runtime.GetAsync(EventNext, ("Lambda-Extension-Identifier", id));
        await _api.State.Init.Initialized;

        Assert.False(events.IsCompleted);
        await _api.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => events);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_unknown_id_is_refused_with_403()
    {
        using var answer = await _runtime.GetAsync(EventNext);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Extension.InvalidExtensionIdentifier", await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
