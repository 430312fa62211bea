using System.Reflection;
using PluginRuntime.Handlers.Forms;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Handlers.Reflection;

/// <summary>One type of a loaded plugin.</summary>
internal sealed class ReflectedType(Type type) : TypeShape
{
    private const BindingFlags AllMethods =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private MethodShape[]? _methods;

    /// <summary>The type itself.</summary>
    public Type Type => type;

    /// <inheritdoc/>
    public override string FullName => type.FullName!;

    /// <inheritdoc/>
    public override string Name => type.Name;

    /// <inheritdoc/>
    public override bool IsPublic => type.IsVisible;

    /// <inheritdoc/>
    public override bool IsAbstract => type.IsAbstract;

    /// <inheritdoc/>
    public override bool IsStatic => type is { IsAbstract: true, IsSealed: true };

    /// <inheritdoc/>
    public override bool IsInterface => type.IsInterface;

    /// <inheritdoc/>
    public override bool IsGeneric => type.IsGenericTypeDefinition;

    /// <inheritdoc/>
    public override bool HasPublicParameterlessConstructor => type.IsValueType || type.GetConstructor(Type.EmptyTypes) is not null;

    /// <inheritdoc/>
    public override int PublicConstructorCount => type.GetConstructors().Length;

    /// <inheritdoc/>
    public override string? EntryName => EntryNames.Of(type);

    /// <inheritdoc/>
    public override string[] Contracts
    {
        get
        {
            var interfaces = type.GetInterfaces();
            var count = 0;
            foreach (var candidate in interfaces)
            {
                interfaces[count] = candidate;
                count += ReflectedForm.IsContract(candidate) ? 1 : 0;
            }

            var names = new string[count];
            for (var index = 0; index < count; index++)
            {
                names[index] = interfaces[index].Name;
            }

            return names;
        }
    }

    /// <inheritdoc/>
    public override MethodShape[] Methods => _methods ??= ReadMethods();

    /// <inheritdoc/>
    public override MethodShape[]? MethodsAt(int level)
    {
        var owner = type;
        while (level > 0 && owner is not null)
        {
            owner = owner.BaseType;
            level--;
        }

        if (owner is null || owner == typeof(object))
        {
            return null;
        }

        var methods = owner.GetMethods(AllMethods);
        var shapes = new MethodShape[methods.Length];
        for (var index = 0; index < methods.Length; index++)
        {
            shapes[index] = new ReflectedMethod(methods[index]);
        }

        return shapes;
    }

    private MethodShape[] ReadMethods()
    {
        MethodShape[] all = [];
        for (var level = 0; MethodsAt(level) is { } methods; level++)
        {
            var count = all.Length;
            Array.Resize(ref all, count + methods.Length);
            foreach (var method in methods)
            {
                // A base type's private methods are nobody else's.
                if (level == 0 || !((ReflectedMethod)method).Method.IsPrivate)
                {
                    all[count++] = method;
                }
            }

            Array.Resize(ref all, count);
        }

        return all;
    }
}
