using System.Diagnostics.CodeAnalysis;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.HandlerStrings;

/// <summary>
/// A version of a handler package, as its folder is named: <c>1.4.2</c>, <c>1.4.2-3f9a01bc77de</c>.
/// </summary>
/// <remarks>
/// A name, not a number: compared ordinally, and 1.0 is not 1.0.0. A class for the same reason as
/// <see cref="PackageName"/>.
/// </remarks>
internal sealed class PackageVersion : IEquatable<PackageVersion>
{
    private PackageVersion(string value) => Value = value;

    /// <summary>The text: 1 to 64 letters, digits and <c>. _ + -</c>, the first a letter or a digit.</summary>
    public string Value { get; }

    /// <summary>Reads a version as a person wrote it.</summary>
    /// <exception cref="PackageException">
    /// <paramref name="value"/> breaks the rule of <see cref="FolderName"/>.
    /// </exception>
    public static PackageVersion Parse(string value) =>
        TryParse(value, out var version)
            ? version
            : throw new PackageException(
                PackageErrorType.InvalidPackage,
                $"""
                {Quotation.Of(value)} is not the version of a package.
                A version has {FolderName.Rule}, as in 1.4.2.
                Name the version's folder, and whatever points to it, in this form.
                """);

    /// <summary>Answers whether <paramref name="value"/> is a version, and which.</summary>
    public static bool TryParse([NotNullWhen(true)] string? value, [NotNullWhen(true)] out PackageVersion? version)
    {
        version = value is not null && FolderName.IsValid(value) ? new PackageVersion(value) : null;
        return version is not null;
    }

    /// <inheritdoc/>
    public bool Equals(PackageVersion? other) =>
        other is not null && string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PackageVersion);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
