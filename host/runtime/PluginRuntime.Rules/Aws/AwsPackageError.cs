using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Aws;

/// <summary>
/// The messages for a handler string that names a package written for AWS's own .NET runtime, and no method in it.
/// </summary>
internal static class AwsPackageError
{
    private const string RightForm = "Assembly::Namespace.Type::Method";

    /// <summary>The package has nothing that counts without a name.</summary>
    /// <param name="package">The package.</param>
    /// <param name="handlerString">What names it.</param>
    /// <param name="methods">What could be named instead.</param>
    public static PackageException NoneNamed(PackageShape package, HandlerString handlerString, HandlerShape[] methods)
    {
        var text = HandlerText.For(package, handlerString);
        string[] names = [.. methods.Select(text.Of)];
        return IsProgram(package) ? Program(package, handlerString, names) : NoMethod(package, handlerString, names);
    }

    /// <summary>Answers whether a package is meant to run as a process of its own rather than to be called.</summary>
    public static bool IsProgram(PackageShape package) =>
        package.HasEntryPoint || package.HasLambdaLoop;

    private static PackageException Program(PackageShape package, HandlerString handlerString, string[] names)
    {
        var shown = package.HasEntryPoint
            ? $"{Quotation.Plain(package.Package.MainAssembly)} has a Main"
            : $"it carries {LambdaCore.LoopFileName}";
        var advice = names.Length == 0
            ? $"Move the handler into a method of a class library and name that, as in Orders::Orders.Checkout::PlaceOrder"
            : $"Name one of its methods: {NameList.Of(names)}";
        return new PackageException(
            PackageErrorType.InvalidHandler,
            $"""
            The handler {Quotation.Of(handlerString.Text)} names no method, and package {NameOf(package)} is in the executable form, a program: {shown}. A program brings its own Main and invocation loop and runs as a process of its own, on AWS's .NET runtime or as its own bootstrap; this host calls methods.
            The handler should be a method of a class library, as {RightForm}. {advice}; or let the function keep AWS's own runtime.
            {HandlerStringError.Place}
            """);
    }

    private static PackageException NoMethod(PackageShape package, HandlerString handlerString, string[] names)
    {
        var advice = names.Length == 0
            ? "It has no public method that can be one; add it to the plugin, as in public Receipt PlaceOrder(Order order, ILambdaContext context)."
            : $"It has: {NameList.Of(names)}.";
        return new PackageException(
            PackageErrorType.NoSuchHandler,
            $"""
            The handler {Quotation.Of(handlerString.Text)} names no method. Package {NameOf(package)} carries {LambdaCore.FileName}, so its handlers are methods, and a method is always named.
            The handler should be {RightForm}. {advice}
            {HandlerStringError.Place}
            """);
    }

    private static string NameOf(PackageShape package) => Quotation.Plain(package.Package.Name);
}
