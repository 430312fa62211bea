using System.Reflection;

namespace PluginRuntime.Log.Capture;

/// <summary>
/// Tells of each assembly that the process loads, before the call that made it load goes on.
/// </summary>
/// <remarks>
/// One subscription for all who want to know: .NET compiles code for an event with two, at every start. A reader's look at an assembly is a look at
/// its name, for it comes inside the load.
/// </remarks>
internal sealed class AssemblyLoads
{
    private readonly List<Action<Assembly>> _readers = [];

    /// <summary>Tells <paramref name="reader"/> of what is loaded from now on.</summary>
    public void Tell(Action<Assembly> reader)
    {
        _readers.Add(reader);
        if (_readers.Count == 1)
        {
            AppDomain.CurrentDomain.AssemblyLoad += OnLoad;
        }
    }

    private void OnLoad(object? sender, AssemblyLoadEventArgs load)
    {
        foreach (var reader in _readers)
        {
            reader(load.LoadedAssembly);
        }
    }
}
