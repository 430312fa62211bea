namespace PluginRuntime.EndToEndTests.Processes;

/// <summary>
/// Tests beside which no other runs, since they close a descriptor and need it closed: a process that another test starts at that moment has
/// a copy of it until it runs its own program.
/// </summary>
[CollectionDefinition(nameof(NothingElseStarts), DisableParallelization = true)]
public sealed class NothingElseStarts;
