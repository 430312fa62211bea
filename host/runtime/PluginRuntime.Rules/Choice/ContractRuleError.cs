using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Choice;

/// <summary>
/// The messages for a type whose handler interfaces do not make it a handler.
/// </summary>
internal static class ContractRuleError
{
    /// <summary>Several interfaces: which one answers cannot be told.</summary>
    public static PackageException NotOne(TypeShape type, PackageFacts package) => Invalid(
        $"""
        {type.FullName} of package {Quotation.Plain(package.Name)} implements {Described(type.Contracts)}: which of them answers cannot be told.
        It should implement exactly one, as in public sealed class Checkout : IHandler<Order, Receipt>
        Give each a class of its own in the plugin's source.
        """);

    private static string Described(string[] contracts) => contracts.Length == 0
        ? "no handler interface"
        : "both " + string.Join(" and ", contracts.Select(HandlerContract.AsCode));

    private static PackageException Invalid(string message) => new(PackageErrorType.InvalidHandler, message);
}
