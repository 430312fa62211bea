using System.ComponentModel;

namespace PluginRuntime.PluginSide;

/// <summary>The event of a method that takes none.</summary>
/// <remarks>For generated code alone. There is no instance of it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NoEvent
{
    private NoEvent()
    {
    }
}
