namespace PluginRuntime.Binding;

/// <summary>
/// Waits for a handler's task on the loop's thread.
/// </summary>
/// <remarks>
/// A task that is complete when it is returned costs no hand-over to another thread. Whether it is complete is asked once: a task that
/// ends between two looks must not be taken for one that never does. What the task failed with comes out as it was thrown.
/// </remarks>
internal static class Completion
{
    /// <summary>Returns when <paramref name="task"/> has ended.</summary>
    public static void Wait(ValueTask task)
    {
        if (task.IsCompleted)
        {
            task.GetAwaiter().GetResult();
            return;
        }

        task.AsTask().GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Wait(ValueTask)"/>
    public static void Wait(Task task) => task.GetAwaiter().GetResult();

    /// <summary>Returns what <paramref name="task"/> ended with.</summary>
    public static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    /// <inheritdoc cref="Wait{T}(Task{T})"/>
    public static T Wait<T>(ValueTask<T> task) =>
        task.IsCompleted ? task.GetAwaiter().GetResult() : task.AsTask().GetAwaiter().GetResult();
}
