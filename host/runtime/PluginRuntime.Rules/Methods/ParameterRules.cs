using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Methods;

/// <summary>
/// What a method may take to be a handler: a payload, the context and the token, in this order, each of them or not.
/// </summary>
/// <remarks>Part of a cold start, as <see cref="Choice.HandlerRules"/> is.</remarks>
internal static class ParameterRules
{
    private const string Stream = "System.IO.Stream";

    /// <summary>Checks the parameters.</summary>
    /// <exception cref="PackageException">The host could not fill them.</exception>
    public static void Check(TypeShape type, MethodShape method, PackageFacts package)
    {
        var parameters = method.Parameters;
        foreach (var parameter in parameters)
        {
            if (parameter.IsByRef || parameter.IsByRefLike || MethodRules.IsUnsafe(parameter.TypeName))
            {
                throw ParameterRuleError.Unsafe(type, method, parameter, package);
            }
        }

        var next = 0;
        if (parameters.Length > 0 && IsPayload(parameters[0]))
        {
            if (IsSpecialStream(parameters[0].TypeName))
            {
                throw ParameterRuleError.SpecialStream(type, method, parameters[0], package);
            }

            next++;
        }

        next += next < parameters.Length && parameters[next].TypeName == HandlerContract.Context ? 1 : 0;
        next += next < parameters.Length && parameters[next].TypeName == HandlerContract.Token ? 1 : 0;
        if (next < parameters.Length)
        {
            throw ParameterRuleError.NotThese(type, method, package);
        }
    }

    /// <summary>Answers whether a parameter can only be the payload.</summary>
    public static bool IsPayload(ParameterShape parameter) =>
        parameter.TypeName is not (HandlerContract.Context or HandlerContract.Token);

    // The host has one kind of stream to give. A type of the plugin's own with such a name is a JSON value like any other.
    private static bool IsSpecialStream(string printed) =>
        printed != Stream
        && printed.EndsWith("Stream", StringComparison.Ordinal)
        && printed.StartsWith("System.", StringComparison.Ordinal);
}
