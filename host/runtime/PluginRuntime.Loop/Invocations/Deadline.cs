namespace PluginRuntime.Invocations;

/// <summary>
/// The instant at which Lambda stops waiting for the response to one invocation.
/// </summary>
/// <remarks>
/// An instant of the wall clock, not a countdown: a freeze of the process does not stretch it. Immutable.
/// </remarks>
internal sealed class Deadline
{
    // 9999-12-31T23:59:59.999Z: no DateTimeOffset lies beyond it.
    private const long LatestUnixMilliseconds = 253_402_300_799_999;

    // Lambda's longest timeout, for an invocation whose deadline is not told.
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(900);

    private readonly TimeProvider _clock;

    private Deadline(DateTimeOffset instant, bool isGuess, TimeProvider clock)
    {
        Instant = instant;
        IsGuess = isGuess;
        _clock = clock;
    }

    /// <summary>The instant, to the millisecond.</summary>
    public DateTimeOffset Instant { get; }

    /// <summary>Whether Lambda's header was missing or unusable, so that 900 s from now stand in for it.</summary>
    public bool IsGuess { get; }

    /// <summary>The time left; zero once the deadline has passed, never negative.</summary>
    public TimeSpan Remaining
    {
        get
        {
            var left = Instant - _clock.GetUtcNow();
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Reads the header's milliseconds since 1970.</summary>
    /// <param name="unixMilliseconds">A number in the past stands: nothing remains of it. Anything else that is no instant is guessed.</param>
    /// <param name="clock">Tells what remains.</param>
    public static Deadline Read(string? unixMilliseconds, TimeProvider clock) =>
        Number(unixMilliseconds) is >= 0 and var milliseconds
            ? new Deadline(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), isGuess: false, clock)
            : new Deadline(clock.GetUtcNow() + LongestTimeout, isGuess: true, clock);

    /// <summary>A deadline that is known.</summary>
    public static Deadline At(DateTimeOffset instant, TimeProvider clock) => new(instant, isGuess: false, clock);

    // By hand: the framework's parser brings cultures, and with them most of a millisecond of the first response.
    private static long Number(string? text)
    {
        var number = string.IsNullOrEmpty(text) ? -1L : 0L;
        for (var index = 0; number >= 0 && index < text!.Length; index++)
        {
            var digit = text[index] - '0';
            number = digit is >= 0 and <= 9 ? (number * 10) + digit : -1;
            if (number > LatestUnixMilliseconds)
            {
                return -1;
            }
        }

        return number;
    }
}
