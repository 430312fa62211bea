using PluginRuntime.Rules.Aws;
using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Choice;

/// <summary>
/// Whether the code that a handler string means can be a handler: asked before any of it runs.
/// </summary>
/// <remarks>
/// Part of every cold start, so the way through for a sound handler is plain; the messages lie in other types.
/// </remarks>
internal static class HandlerRules
{
    /// <summary>Checks type and method.</summary>
    /// <param name="handler">What was chosen.</param>
    /// <param name="package">Where it comes from, for the message.</param>
    /// <param name="hasServices">Whether the plugin has a startup class, so that constructors may have parameters.</param>
    /// <exception cref="PackageException">It cannot be a handler (<see cref="PackageErrorType.InvalidHandler"/>).</exception>
    public static void Check(HandlerShape handler, PackageFacts package, bool hasServices)
    {
        var type = handler.Type;
        if (type.IsInterface || type.IsGeneric)
        {
            throw InstanceRuleError.CannotBeMade(handler, package);
        }

        if (handler.Method is { } method)
        {
            CheckMethod(handler, method, package);
            if (method.IsStatic)
            {
                return;
            }
        }
        else
        {
            CheckContract(type, package);
        }

        CheckInstance(handler, package, hasServices);
    }

    private static void CheckMethod(HandlerShape handler, MethodShape method, PackageFacts package)
    {
        if (handler.IsAws)
        {
            AwsMethodRules.Check(handler.Type, method, package);
        }
        else
        {
            MethodRules.Check(handler.Type, method, package);
        }
    }

    private static void CheckContract(TypeShape type, PackageFacts package)
    {
        if (type.Contracts.Length != 1)
        {
            throw ContractRuleError.NotOne(type, package);
        }
    }

    private static void CheckInstance(HandlerShape handler, PackageFacts package, bool hasServices)
    {
        var type = handler.Type;
        if (type.IsAbstract)
        {
            throw InstanceRuleError.CannotBeMade(handler, package);
        }

        if (!hasServices && !type.HasPublicParameterlessConstructor)
        {
            throw InstanceRuleError.NoConstructor(type, package);
        }

        // A struct can be made without any constructor.
        if (hasServices && type.PublicConstructorCount != 1 && (type.PublicConstructorCount != 0 || !type.HasPublicParameterlessConstructor))
        {
            throw InstanceRuleError.NotOneConstructor(type, package);
        }
    }
}
