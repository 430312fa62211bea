using PluginRuntime.Plugins;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Handlers;

/// <summary>
/// Whether a failure comes of code that is made at run time and may not refer to a package that can be unloaded, and what to say then.
/// </summary>
/// <remarks>
/// <c>XmlSerializer</c> makes its code beside the outermost type: for <c>List&lt;T&gt;</c> that is .NET itself, which is never unloaded. Without hot swap nothing of this
/// happens.
/// </remarks>
internal static class UnloadableCode
{
    // .NET has no other sign of it; its messages are not translated.
    private const string Refusal = "A non-collectible assembly may not reference a collectible assembly";
    private const string XmlSerializer = "System.Xml.Serialization";

    /// <summary>The error that tells the way round; <see langword="null"/> if the failure is another.</summary>
    public static PackageException? Explain(LoadedPlugin plugin, Exception error) =>
        Find(plugin, error) is { } refused ? new PackageException(PackageErrorType.InvalidPackage, Words(plugin, refused), error) : null;

    /// <summary>The same as a function error, whose type stays that of the failure.</summary>
    public static FunctionException? ExplainToCaller(LoadedPlugin plugin, Exception error) =>
        Find(plugin, error) is { } refused ? new FunctionException(error.GetType().Name, Words(plugin, refused), error) : null;

    private static NotSupportedException? Find(LoadedPlugin plugin, Exception error)
    {
        for (var cause = error; plugin.IsUnloadable && cause is not null; cause = cause.InnerException)
        {
            if (cause is NotSupportedException refused && refused.Message.StartsWith(Refusal, StringComparison.Ordinal))
            {
                return refused;
            }
        }

        return null;
    }

    private static string Words(LoadedPlugin plugin, NotSupportedException refused) => refused.StackTrace?.Contains(XmlSerializer, StringComparison.Ordinal) == true
        ? $"""
          {refused.Message} Under hot swap package {plugin.Package.Name} can be unloaded, and .NET makes no XmlSerializer then for a generic type of its own with a type of the package in it, as in new XmlSerializer(typeof(List<Order>)).
          Make it for an array, typeof(Order[]), or for a class of the package that has the list as a member or derives from it; the XML of an array is the same.
          """
        : $"""
          {refused.Message} Under hot swap package {plugin.Package.Name} can be unloaded, and code that is made at run time into an assembly of its own may refer to it only if that can be unloaded, too.
          Whoever makes it should use AssemblyBuilderAccess.RunAndCollect. Without PLUGINRUNTIME_HOT_SWAP the package runs as it is.
          """;
}
