using System.Reflection.Metadata;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Handlers.Reflection;

/// <summary>
/// The types of a loaded plugin, by reflection.
/// </summary>
internal sealed unsafe class ReflectedPackage(LoadedPlugin plugin) : PackageShape(plugin.Package.Facts)
{
    private TypeShape[]? _types;

    /// <inheritdoc/>
    public override TypeShape[] Types => _types ??= Wrap(plugin.Assembly.GetTypes());

    /// <inheritdoc/>
    /// <remarks>
    /// An assembly that nowhere holds the attribute's name cannot use it. Walking the bytes costs microseconds; asking every
    /// method of every type for its attributes would cost milliseconds of each cold start.
    /// </remarks>
    public override bool MayNameEntries => !plugin.Assembly.TryGetRawMetadata(out var start, out var length)
        || new ReadOnlySpan<byte>(start, length) is var metadata && Contains(metadata, "HandlerAttribute"u8);

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

    // Not IndexOf: it is vector code, which the JIT compiles at its first use, for longer than this takes.
    private static bool Contains(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        for (var start = 0; start <= text.Length - name.Length; start++)
        {
            var matched = 0;
            while (matched < name.Length && text[start + matched] == name[matched])
            {
                matched++;
            }

            if (matched == name.Length)
            {
                return true;
            }
        }

        return false;
    }
}
