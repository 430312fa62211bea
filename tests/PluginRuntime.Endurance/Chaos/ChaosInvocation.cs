namespace PluginRuntime.Endurance.Chaos;

/// <summary>
/// One invocation with its fault, and the tally of what became of it.
/// </summary>
internal sealed class ChaosInvocation(Fault fault, ChaosEvent content)
{
    public Fault Fault => fault;

    public ChaosEvent Event => content;

    /// <summary>How often its event was handed out, or was to be.</summary>
    public int HandOuts { get; set; }

    /// <summary>Whether its first <c>next</c> came on a connection that had been used before.</summary>
    public bool WasKept { get; set; }

    /// <summary>The process that was to handle it.</summary>
    public int Process { get; set; }

    /// <summary>How many responses and errors were sent for it.</summary>
    public int Posts { get; set; }

    /// <summary>How many responses of those were taken.</summary>
    public int Responses { get; set; }

    /// <summary>How many errors of those were taken.</summary>
    public int Errors { get; set; }

    /// <summary>Whether a response was not the event's bytes.</summary>
    public bool IsGarbled { get; set; }

    /// <summary>The exit code of the process that ended over it.</summary>
    public int? ExitCode { get; set; }

    /// <summary>What is not as the table of faults has it; nothing if all is.</summary>
    public string? FindWrong()
    {
        if (!IsAnsweredRightly)
        {
            return $"{Event.Id} ({Fault.Name}): taken were {Responses} responses and {Errors} errors, and right is {Fault.Answered}";
        }

        if (IsGarbled)
        {
            return $"{Event.Id} ({Fault.Name}): its response was not its event";
        }

        var mayEnd = Fault.Fate is Fate.Ends or Fate.Either || (Fault.Fate == Fate.GoesOnIfKept && !WasKept);
        var mustEnd = Fault.Fate == Fate.Ends || (Fault.Fate == Fate.GoesOnIfKept && !WasKept);
        return ExitCode switch
        {
            null when mustEnd => $"{Event.Id} ({Fault.Name}): the process went on, and should have ended",
            not null when !mayEnd => $"{Event.Id} ({Fault.Name}): the process ended with exit code {ExitCode}, and should have gone on",
            not null and not 1 => $"{Event.Id} ({Fault.Name}): the process ended with exit code {ExitCode} instead of 1",
            _ => null,
        };
    }

    private bool IsAnsweredRightly => Fault.Answered switch
    {
        Answered.ByResponse => (Responses, Errors) == (1, 0),
        Answered.ByError => (Responses, Errors) == (0, 1),
        Answered.Never => (Responses, Errors) == (0, 0),
        _ => Responses + Errors <= 1,
    };
}
