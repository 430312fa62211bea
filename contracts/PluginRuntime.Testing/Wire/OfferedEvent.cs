using PluginRuntime.RuntimeApi;

namespace PluginRuntime.Testing.Wire;

/// <summary>
/// An event for the host, and the answer to come.
/// </summary>
internal sealed class OfferedEvent(string requestId, ReadOnlyMemory<byte> payload)
{
    private readonly TaskCompletionSource<Invocation> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The invocation's id.</summary>
    public string RequestId => requestId;

    /// <summary>The event's bytes.</summary>
    public ReadOnlyMemory<byte> Payload => payload;

    /// <summary>What comes with it.</summary>
    public List<string> Headers { get; } = ["Lambda-Runtime-Aws-Request-Id: " + OneLine(requestId)];

    /// <summary>What the host answers.</summary>
    public Task<Invocation> Answered => _answer.Task;

    /// <summary>Adds a header, if there is a value.</summary>
    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            Headers.Add(name + ": " + OneLine(value));
        }
    }

    /// <summary>Takes the answer; a second one is too late.</summary>
    /// <returns>Whether it was the first.</returns>
    public bool TryAnswer(Invocation answer) => _answer.TrySetResult(answer);

    // A line end would begin another header.
    private static string OneLine(string value) => value.ReplaceLineEndings(" ");
}
