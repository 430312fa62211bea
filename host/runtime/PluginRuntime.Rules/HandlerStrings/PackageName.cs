using System.Diagnostics.CodeAnalysis;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.HandlerStrings;

/// <summary>
/// The name of a handler package, as its folder is named: <c>orders</c>.
/// </summary>
/// <remarks>
/// Compared ordinally, on every operating system. A class, so that "no name" is <see langword="null"/> and costs no
/// generic code at a cold start.
/// </remarks>
internal sealed class PackageName : IEquatable<PackageName>
{
    private PackageName(string value) => Value = value;

    /// <summary>The text: 1 to 64 letters, digits and <c>. _ + -</c>, the first a letter or a digit.</summary>
    public string Value { get; }

    /// <summary>Reads a name as a person wrote it.</summary>
    /// <exception cref="PackageException">
    /// <paramref name="value"/> breaks the rule of <see cref="FolderName"/>.
    /// </exception>
    public static PackageName Parse(string value) =>
        TryParse(value, out var name)
            ? name
            : throw new PackageException(
                PackageErrorType.InvalidPackage,
                $"""
                {Quotation.Of(value)} cannot name a package.
                A name has {FolderName.Rule}, as in orders.
                Rename the package's folder and main DLL, and use the same name in the function's Handler setting.
                """);

    /// <summary>Answers whether <paramref name="value"/> is a name, and which.</summary>
    public static bool TryParse([NotNullWhen(true)] string? value, [NotNullWhen(true)] out PackageName? name)
    {
        name = value is not null && FolderName.IsValid(value) ? new PackageName(value) : null;
        return name is not null;
    }

    /// <inheritdoc/>
    public bool Equals(PackageName? other) =>
        other is not null && string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PackageName);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
