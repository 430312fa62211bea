using PluginRuntime.Log.Records;

namespace PluginRuntime.Log;

/// <summary>
/// The invocations under way in concurrent mode: each on the thread of its loop, and in all that flows from there.
/// </summary>
/// <remarks>Any thread may ask. Each loop sets what is under way on its own thread.</remarks>
internal sealed class ParallelInvocations
{
    private const int MostNamed = 64;
    private const int LongestName = 128;

    private readonly AsyncLocal<InvocationUnderWay?> _ofFlow = new();
    private readonly Lock _oneNewLoopAtATime = new();
    private volatile Loop[] _loops = [];

    /// <summary>
    /// The invocation in whose flow this is asked, over or not; else the one of the loop on whose thread it is, whose handler may have
    /// replaced what flows there; else <see cref="InvocationUnderWay.None"/>.
    /// </summary>
    public InvocationUnderWay Current => _ofFlow.Value ?? OfThisThread()?.Invocation ?? InvocationUnderWay.None;

    /// <summary>Begins an invocation on the thread of its loop, or ends it there with <see cref="InvocationUnderWay.None"/>.</summary>
    public void Set(InvocationUnderWay invocation)
    {
        var begun = invocation == InvocationUnderWay.None ? null : invocation;
        (OfThisThread() ?? AddThisThread()).Invocation = begun;
        _ofFlow.Value = begun;
    }

    /// <summary>Those that have begun and not ended.</summary>
    public List<InvocationUnderWay> All()
    {
        var all = new List<InvocationUnderWay>();
        foreach (var loop in _loops)
        {
            if (loop.Invocation is { } invocation)
            {
                all.Add(invocation);
            }
        }

        return all;
    }

    /// <summary>A sentence with their request ids, of at most 64 of them.</summary>
    public string Sentence()
    {
        var all = All();
        if (all.Count == 0)
        {
            return "No invocation was under way.";
        }

        var names = new string[Math.Min(all.Count, MostNamed)];
        for (var index = 0; index < names.Length; index++)
        {
            var id = all[index].RequestId;
            names[index] = id.Length > LongestName ? id[..LongestName] + "…" : id;
        }

        var more = all.Count > names.Length ? $" and {all.Count - names.Length} more" : "";
        return $"Under way: {string.Join(", ", names)}{more}.";
    }

    private Loop? OfThisThread()
    {
        foreach (var loop in _loops)
        {
            if (loop.ThreadId == Environment.CurrentManagedThreadId)
            {
                return loop;
            }
        }

        return null;
    }

    private Loop AddThisThread()
    {
        lock (_oneNewLoopAtATime)
        {
            var loop = new Loop(Environment.CurrentManagedThreadId);
            _loops = [.. _loops, loop];
            return loop;
        }
    }

    private sealed class Loop(int threadId)
    {
        private volatile InvocationUnderWay? _invocation;

        public int ThreadId => threadId;

        public InvocationUnderWay? Invocation
        {
            get => _invocation;
            set => _invocation = value;
        }
    }
}
