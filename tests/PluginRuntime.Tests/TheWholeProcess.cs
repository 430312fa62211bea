namespace PluginRuntime.Tests;

/// <summary>
/// Tests that change or watch what the whole process has once: its console, environment, signals, listeners, and descriptors that programs inherit.
/// </summary>
/// <remarks>They run one at a time, while no other test runs, and leave the process as it was. What cannot be undone belongs into a process of its own.</remarks>
[CollectionDefinition(nameof(TheWholeProcess), DisableParallelization = true)]
public static class TheWholeProcess;
