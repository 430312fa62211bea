using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Methods;

/// <summary>
/// Which method of a type a handler string means.
/// </summary>
/// <remarks>Part of a cold start, as <see cref="Choice.HandlerChoice"/> is.</remarks>
internal static class MethodChoice
{
    /// <summary>The method of that name, and with those parameter types if the handler string has any.</summary>
    /// <exception cref="PackageException">There is none, or there are several.</exception>
    public static HandlerShape Choose(PackageShape package, HandlerString handlerString, TypeShape type)
    {
        MethodShape? found = null;
        var methods = type.Methods;
        for (var index = 0; index < methods.Length; index++)
        {
            var method = methods[index];
            if (!IsMeant(method, handlerString) || IsHidden(methods, index))
            {
                continue;
            }

            // What is not public cannot be a handler: it is chosen only where nothing else is, to be told so.
            if (found is null || (method.IsPublic && !found.IsPublic))
            {
                found = method;
            }
            else if (method.IsPublic)
            {
                throw MethodChoiceError.Overloaded(package, handlerString, HandlerMethods.Named(type, method.Name, isAws: false));
            }
        }

        return found is null
            ? throw MethodChoiceError.NoSuch(package, handlerString, type, isAws: false)
            : new HandlerShape(type, found);
    }

    /// <summary>
    /// Answers whether a nearer type declares the same method again: an override is no second overload.
    /// </summary>
    public static bool IsHidden(MethodShape[] methods, int index)
    {
        var method = methods[index];
        for (var nearer = 0; nearer < index; nearer++)
        {
            var other = methods[nearer];
            if (other.Name == method.Name
                && (other.IsPublic || !method.IsPublic)
                && other.DeclaringType != method.DeclaringType
                && HasSameParameters(other, method))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Answers whether each asked type is the name of the parameter's type.</summary>
    public static bool Takes(MethodShape method, string[] asked)
    {
        var parameters = method.Parameters;
        if (parameters.Length != asked.Length)
        {
            return false;
        }

        for (var index = 0; index < asked.Length; index++)
        {
            if (!TypeNameMatch.Matches(asked[index], parameters[index].TypeName))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Answers whether the handler string's method, and its parameter types if it has any, fit.</summary>
    public static bool IsMeant(MethodShape method, HandlerString handlerString) =>
        !method.IsSpecial && IsNamed(method, handlerString);

    /// <summary>Answers whether a handler string names a method, whatever the method is for.</summary>
    public static bool IsNamed(MethodShape method, HandlerString handlerString) =>
        method.Name == handlerString.MethodName
        && (handlerString.ParameterTypes is null || Takes(method, handlerString.ParameterTypes));

    /// <summary>Answers whether two methods take the same types.</summary>
    public static bool HasSameParameters(MethodShape one, MethodShape other)
    {
        var left = one.Parameters;
        var right = other.Parameters;
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var index = 0; index < left.Length; index++)
        {
            if (left[index].TypeName != right[index].TypeName)
            {
                return false;
            }
        }

        return true;
    }
}
