using Microsoft.CodeAnalysis;

namespace PluginRuntime.Analyzers.Symbols;

/// <summary>
/// Whether a member is <c>required</c>: newer than the oldest compiler, whose symbols have no such property.
/// </summary>
internal static class RequiredMember
{
    private const string Property = "IsRequired";

    /// <summary>Whether it is.</summary>
    public static bool Is(ISymbol member) => member switch
    {
        IPropertySymbol => typeof(IPropertySymbol).GetProperty(Property)?.GetValue(member) is true,
        IFieldSymbol => typeof(IFieldSymbol).GetProperty(Property)?.GetValue(member) is true,
        _ => false,
    };
}
