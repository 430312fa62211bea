namespace PluginRuntime.Tests.Services;

/// <summary>What happened to the objects of one test, in order.</summary>
internal sealed class Journal
{
    public List<string> Entries { get; } = [];

    public void Add(string entry) => Entries.Add(entry);
}
