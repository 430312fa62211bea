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
    // An array, since a list of anything costs the load of its seven types at every start.
    private Action<Assembly>[] _readers = new Action<Assembly>[4];
    private int _count;

    /// <summary>Tells <paramref name="reader"/> of what is loaded from now on.</summary>
    public void Tell(Action<Assembly> reader)
    {
        if (_count == _readers.Length)
        {
            Array.Resize(ref _readers, _count * 2);
        }

        _readers[_count++] = reader;
        if (_count == 1)
        {
            AppDomain.CurrentDomain.AssemblyLoad += OnLoad;
        }
    }

    private void OnLoad(object? sender, AssemblyLoadEventArgs load)
    {
        for (var index = 0; index < _count; index++)
        {
            _readers[index](load.LoadedAssembly);
        }
    }
}
