using PluginRuntime.Benchmarks.Contenders;

namespace PluginRuntime.Benchmarks.Seeds;

/// <summary>A handler of the corpus: what is compiled for it at run time should be in the seed.</summary>
/// <param name="Contender">How it is started.</param>
/// <param name="Event">The event it is given twice; <see langword="null"/> for one that answers <c>null</c> with what it should be given then.</param>
internal sealed record Shape(Contender Contender, string? Event);
