using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Choice;

/// <summary>
/// Everything in a package that is marked <c>[Handler("name")]</c>, and the rules for these names.
/// </summary>
/// <remarks>Part of a cold start, as <see cref="Choice.HandlerChoice"/> is.</remarks>
internal static class MarkedHandlers
{
    /// <summary>Finds them, in the order of the metadata.</summary>
    /// <param name="package">Where to look.</param>
    /// <param name="refuse">Takes the error for each name that is malformed or stands twice; left out, the first is thrown. The handler is among those found all the same.</param>
    /// <exception cref="PackageException">A name is malformed, or stands twice.</exception>
    public static MarkedHandler[] In(PackageShape package, Action<PackageException>? refuse = null)
    {
        var found = All(package);
        for (var index = 0; index < found.Length; index++)
        {
            if (Fault(package, found, index) is { } fault)
            {
                if (refuse is null)
                {
                    throw fault;
                }

                refuse(fault);
            }
        }

        return found;
    }

    /// <summary>Answers whether a type itself, rather than a method of it, is among them.</summary>
    public static bool HasType(MarkedHandler[] marked, TypeShape type)
    {
        foreach (var candidate in marked)
        {
            if (candidate.Handler.Method is null && ReferenceEquals(candidate.Handler.Type, type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Answers whether a mark can give this name: one that a handler string can hold.</summary>
    public static bool IsName(string name)
    {
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static MarkedHandler[] All(PackageShape package)
    {
        var found = new MarkedHandler[4];
        var count = 0;
        foreach (var type in package.Types)
        {
            if (type.EntryName is { } typeName)
            {
                Add(ref found, ref count, new MarkedHandler(typeName, new HandlerShape(type, null)));
            }

            foreach (var method in type.Methods)
            {
                // A base type's method is found at the base type; here it would be found a second time.
                if (method.EntryName is { } methodName && method.DeclaringType == type.FullName)
                {
                    Add(ref found, ref count, new MarkedHandler(methodName, new HandlerShape(type, method)));
                }
            }
        }

        Array.Resize(ref found, count);
        return found;
    }

    private static void Add(ref MarkedHandler[] found, ref int count, MarkedHandler handler)
    {
        if (count == found.Length)
        {
            Array.Resize(ref found, count * 2);
        }

        found[count++] = handler;
    }

    private static PackageException? Fault(PackageShape package, MarkedHandler[] found, int index)
    {
        if (!IsName(found[index].Name))
        {
            return MarkedHandlerError.Malformed(package, found[index]);
        }

        for (var before = 0; before < index; before++)
        {
            if (found[before].Name == found[index].Name)
            {
                return MarkedHandlerError.Twice(package, found[before], found[index]);
            }
        }

        return null;
    }
}

/// <summary>
/// A type or a method that is marked <c>[Handler("name")]</c>.
/// </summary>
/// <param name="Name">The name that the mark gives.</param>
/// <param name="Handler">The code that is marked.</param>
internal sealed record MarkedHandler(string Name, HandlerShape Handler);
