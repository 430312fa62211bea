namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// The calls that have not been answered, or not run: how many there are of each function, and how much memory they take.
/// </summary>
/// <remarks>
/// Lambda, too, refuses what comes beyond the account's concurrency. Safe for use by several threads.
/// </remarks>
internal sealed class PendingCalls
{
    /// <summary>How many calls of one function may wait or run: more than one process can have at once.</summary>
    public const int MaxOfFunction = 2_000;

    /// <summary>How much events and responses may take together when another call comes.</summary>
    public const long MaxBytes = 512L * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Takes a place for a call.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="bytes">What its event may have.</param>
    /// <returns>The place, to be left by disposal; null if there is none.</returns>
    public Place? TryEnter(string function, long bytes)
    {
        lock (_gate)
        {
            var count = _counts.GetValueOrDefault(function);
            if (count >= MaxOfFunction || _bytes + bytes > MaxBytes)
            {
                return null;
            }

            _counts[function] = count + 1;
            _bytes += bytes;
            return new Place(this, function, bytes);
        }
    }

    private void Leave(string function, long bytes)
    {
        lock (_gate)
        {
            _bytes -= bytes;
            if (--_counts[function] == 0)
            {
                _counts.Remove(function);
            }
        }
    }

    /// <summary>The place of one call. For one thread at a time.</summary>
    internal sealed class Place(PendingCalls all, string function, long bytes) : IDisposable
    {
        private long _bytes = bytes;
        private bool _isLeft;

        /// <summary>Tells how much memory the call really takes now. More than is free is not refused, for it is there already.</summary>
        public void Take(long bytes)
        {
            lock (all._gate)
            {
                all._bytes += bytes - _bytes;
                _bytes = bytes;
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (!_isLeft)
            {
                _isLeft = true;
                all.Leave(function, _bytes);
            }
        }
    }
}
