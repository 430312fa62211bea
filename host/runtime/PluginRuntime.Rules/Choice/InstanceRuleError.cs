using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Choice;

/// <summary>
/// The messages for a handler type of which the host cannot make an instance.
/// </summary>
internal static class InstanceRuleError
{
    /// <summary>Generic, abstract or an interface.</summary>
    public static PackageException CannotBeMade(HandlerShape handler, PackageFacts package)
    {
        var type = handler.Type;
        if (handler.Method is { } method && LocalMethod.Of(type, method) is not null)
        {
            return MethodRuleError.Local(type, method, package);
        }

        var what = type.IsInterface ? "an interface" : type.IsGeneric ? "generic" : "abstract";
        var example = handler.Method is null
            ? "Name a class that can be made, such as one that derives from it: public sealed class Checkout : ..."
            : "Name a class that can be made, such as one that derives from it, or a static method of a class that is not generic.";
        return Invalid(
            $"""
            {type.FullName} of package {Quotation.Plain(package.Name)} is {what}, so the host cannot make an instance of it.
            {example}
            {HandlerStringError.Place}
            """);
    }

    /// <summary>No constructor that the host can call.</summary>
    public static PackageException NoConstructor(TypeShape type, PackageFacts package) => Invalid(
        $"""
        {type.FullName} of package {Quotation.Plain(package.Name)} has no public constructor without parameters, and the host makes its instance with one.
        Add it in the plugin's source: public {SourceType.Declared(type.Name)}()
        Or let the plugin have services: a class that implements PluginRuntime.IHandlerStartup and registers what the constructor takes.
        """);

    /// <summary>With services, the one public constructor says what is needed.</summary>
    public static PackageException NotOneConstructor(TypeShape type, PackageFacts package) => Invalid(
        $"""
        {type.FullName} of package {Quotation.Plain(package.Name)} has {(type.PublicConstructorCount == 0 ? "no public constructor" : $"{type.PublicConstructorCount} public constructors")}, and the host cannot tell which of its services it needs.
        It should have exactly one, as in public {SourceType.Declared(type.Name)}(IOrderStore store)
        Change the class in the plugin's source.
        """);

    private static PackageException Invalid(string message) => new(PackageErrorType.InvalidHandler, message);
}
