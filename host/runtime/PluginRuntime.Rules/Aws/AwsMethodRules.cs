using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Aws;

/// <summary>
/// Whether a method can be a handler by the rules of AWS's own .NET runtime: it takes an event and an
/// <c>ILambdaContext</c>, each of them or not. Neither it nor its type need be public.
/// </summary>
/// <remarks>Part of a cold start, as <see cref="Choice.HandlerRules"/> is.</remarks>
internal static class AwsMethodRules
{
    private const int MaxParameters = 2;

    /// <summary>Checks a method of a type.</summary>
    /// <exception cref="PackageException">It cannot be a handler.</exception>
    public static void Check(TypeShape type, MethodShape method, PackageFacts package)
    {
        MethodRules.CheckDeclaration(type, method, package);
        if (MethodRules.IsSequence(method.ReturnType))
        {
            throw AwsMethodRuleError.Sequence(type, method, package);
        }

        if (method.IsVarArgs)
        {
            throw AwsMethodRuleError.AnyNumber(type, method, package, "__arglist");
        }

        var parameters = method.Parameters;
        foreach (var parameter in parameters)
        {
            CheckValue(type, method, parameter, package);
        }

        CheckOrder(type, method, package);

        // Only an array can be params, and few handlers take one: the others are not asked for the attribute.
        if (parameters.Length > 0 && parameters[^1].TypeName.EndsWith("[]", StringComparison.Ordinal) && method.HasParamsArray)
        {
            throw AwsMethodRuleError.AnyNumber(type, method, package, "params");
        }
    }

    private static void CheckValue(TypeShape type, MethodShape method, ParameterShape parameter, PackageFacts package)
    {
        if (parameter.IsByRef || parameter.IsByRefLike || MethodRules.IsUnsafe(parameter.TypeName))
        {
            throw AwsMethodRuleError.Unsafe(type, method, parameter, package);
        }

        if (parameter.TypeName is HandlerContract.Context or HandlerContract.Token)
        {
            throw AwsMethodRuleError.OfThisHost(type, method, parameter, package);
        }
    }

    private static void CheckOrder(TypeShape type, MethodShape method, PackageFacts package)
    {
        var parameters = method.Parameters;
        if (parameters.Length > MaxParameters)
        {
            throw AwsMethodRuleError.TooMany(type, method, package);
        }

        if (parameters.Length == MaxParameters
            && (parameters[1].TypeName != AwsContract.Context || parameters[0].TypeName == AwsContract.Context))
        {
            throw AwsMethodRuleError.NotThese(type, method, package);
        }
    }
}
