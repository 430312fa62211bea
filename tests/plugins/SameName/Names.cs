using PluginRuntime;

namespace SameName;

public static class Names
{
    [Handler("name")]
    public static string OfTheLibrary() => SameNameLibrary.Library.Name;
}
