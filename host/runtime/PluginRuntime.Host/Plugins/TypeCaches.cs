using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PluginRuntime.Plugins;

/// <summary>
/// Takes the types of a package that is unloaded out of tables of .NET's own, which would hold them for ever.
/// </summary>
/// <remarks>
/// Of these tables .NET takes nothing out itself, and <see cref="CacheSweep"/> does not reach them. They are private: where one is not as it was, nothing is done to it,
/// and a test says so. What belongs to other packages stays. Safe while others use them.
/// </remarks>
internal static class TypeCaches
{
    private const string ComponentModel = "System.ComponentModel";
    private const string Annotations = ComponentModel + ".Annotations";
    private const string TypeConverter = ComponentModel + ".TypeConverter";
    private const string MetadataCache = ComponentModel + ".DataAnnotations.AssociatedMetadataTypeTypeDescriptor+TypeDescriptorCache";
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly string[][] Tables =
    [
        [Annotations, ComponentModel + ".DataAnnotations.ValidationAttributeStore", "Instance", "_typeStoreItems"],
        [Annotations, MetadataCache, "s_metadataTypeCache"],
        [Annotations, MetadataCache, "s_typeMemberCache"],
        [Annotations, MetadataCache, "s_validatedMetadataTypeCache"],
        ["System.Private.Xml", "System.Xml.Serialization.DynamicAssemblies", "s_tableIsTypeDynamic", "_defaultTable"],
    ];

    /// <summary>Takes out those of one load context, once none of its code runs any more.</summary>
    public static void Forget(AssemblyLoadContext context)
    {
        foreach (var assembly in AssemblyLoadContext.Default.Assemblies)
        {
            var name = assembly.GetName().Name;
            foreach (var table in Tables)
            {
                if (table[0] == name)
                {
                    Remove(Follow(assembly.GetType(table[1]), table.AsSpan(2)), context);
                }
            }

            if (name == TypeConverter)
            {
                ForgetDescriptions(assembly.GetType(ComponentModel + ".TypeDescriptor"), context);
            }
        }
    }

    // What describes a type, the package's own providers of descriptions among it. The lock is the one under which .NET changes them.
    private static void ForgetDescriptions(Type? descriptor, AssemblyLoadContext context)
    {
        if (Follow(descriptor, ["s_commonSyncObject"]) is not { } gate || Follow(descriptor, ["s_providerTable"]) is not IDictionary providers)
        {
            return;
        }

        lock (gate)
        {
            foreach (var node in providers.Values)
            {
                for (var next = node; next is not null; next = Member(next, "Next"))
                {
                    Remove(Member(Member(next, "Provider"), "_typeData"), context);
                }
            }

            Remove(providers, context);
            Remove(Follow(descriptor, ["s_providerTypeTable"]), context);
            Remove(Follow(descriptor, ["s_defaultProviderInitialized"]), context);
        }
    }

    private static object? Follow(Type? type, ReadOnlySpan<string> path)
    {
        var value = type is null ? null : Member(type, null, path[0]);
        foreach (var name in path[1..])
        {
            value = Member(value, name);
        }

        return value;
    }

    private static object? Member(object? owner, string name) => owner is null ? null : Member(owner.GetType(), owner, name);

    private static object? Member(Type type, object? owner, string name) =>
        type.GetField(name, Any) is { } field ? field.GetValue(owner) : type.GetProperty(name, Any)?.GetValue(owner);

    private static void Remove(object? table, AssemblyLoadContext context)
    {
        if (table is not IDictionary entries)
        {
            return;
        }

        lock (entries)
        {
            foreach (var key in entries.Keys.Cast<object>().Where(key => IsOf(key, context)).ToArray())
            {
                entries.Remove(key);
            }
        }
    }

    private static bool IsOf(object? key, AssemblyLoadContext context) => key switch
    {
        Type type => IsOf(type, context),
        ITuple tuple => Enumerable.Range(0, tuple.Length).Any(index => IsOf(tuple[index], context)),
        _ => false,
    };

    private static bool IsOf(Type type, AssemblyLoadContext context) => type.IsCollectible
        && (AssemblyLoadContext.GetLoadContext(type.Assembly) == context
            || (type.HasElementType && IsOf(type.GetElementType()!, context))
            || type.GetGenericArguments().Any(argument => IsOf(argument, context)));
}
