using PluginRuntime.Handlers.Tables;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Handlers.Reflection;

/// <summary>
/// The types of a loaded plugin, by reflection.
/// </summary>
internal sealed class ReflectedPackage(LoadedPlugin plugin) : PackageShape(plugin.Package.Facts)
{
    private TypeShape[]? _types;

    /// <inheritdoc/>
    public override TypeShape[] Types => _types ??= Wrap(plugin.Assembly.GetTypes());

    /// <inheritdoc/>
    public override bool MayNameEntries => RawMetadata.MayMention(plugin.Assembly, "HandlerAttribute"u8);

    /// <inheritdoc/>
    public override bool HasEntryPoint => plugin.Assembly.EntryPoint is not null;

    /// <inheritdoc/>
    public override bool HasLambdaLoop => plugin.Package.HasLambdaLoop;

    private static TypeShape[] Wrap(Type[] types)
    {
        var shapes = new TypeShape[types.Length];
        for (var index = 0; index < types.Length; index++)
        {
            shapes[index] = new ReflectedType(types[index]);
        }

        return shapes;
    }
}
