using PluginRuntime.Benchmarks.Contenders;

namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>What makes a start harder than on an idle machine that has just started the same program.</summary>
/// <param name="Quota">The part of a processor that contenders may use; all that there is if <see langword="null"/>.</param>
/// <param name="IsCacheCold">Whether their files are read from the disk.</param>
internal sealed record Circumstances(CpuQuota? Quota, bool IsCacheCold);
