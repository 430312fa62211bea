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
        var advice = names.Length == 0
            ? "It has no public method that can be one; add it to the plugin, as in public Receipt PlaceOrder(Order order, ILambdaContext context)."
            : $"It has: {NameList.Of(names)}.";
        var program = package.HasLambdaLoop
            ? $" It carries {LambdaCore.LoopFileName} as a program does, and {Quotation.Plain(package.Package.MainAssembly)} has no Main: <OutputType>Exe</OutputType> makes one of it."
            : "";
        return new PackageException(
            PackageErrorType.NoSuchHandler,
            $"""
            The handler {Quotation.Of(handlerString.Text)} names no method. Package {NameOf(package)} carries {LambdaCore.FileName}, so its handlers are methods, and a method is always named.
            The handler should be {RightForm}. {advice}{program}
            {HandlerStringError.Place}
            """);
    }

    private static string NameOf(PackageShape package) => Quotation.Plain(package.Package.Name);
}
