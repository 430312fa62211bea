using Microsoft.CodeAnalysis;

namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// A property or a field of a type that JSON holds.
/// </summary>
internal sealed record JsonMember
{
    /// <summary>Its name in C#.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in JSON.</summary>
    public required string JsonName { get; init; }

    /// <summary>Its type.</summary>
    public required ITypeSymbol Type { get; init; }

    /// <summary>Whether it can be set from outside, if only while an object is made.</summary>
    public required bool IsSettable { get; init; }

    /// <summary>Whether it can be set only then.</summary>
    public required bool IsSetAtOnce { get; init; }

    /// <summary>Whether C# or JSON requires it.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>Whether it is written.</summary>
    public required bool IsWritten { get; init; }

    /// <summary>What is not written of it, by the number in <c>JsonIgnoreCondition</c>; <see langword="null"/> where the context says so.</summary>
    public required int? IgnoreCondition { get; init; }

    /// <summary>Its place among all, before that in the source.</summary>
    public required int Order { get; init; }

    /// <summary>Whether it is an enum that has a converter of its own, which writes names.</summary>
    public required bool IsByName { get; init; }

    /// <summary>The constructor's parameter that takes it.</summary>
    public IParameterSymbol? Parameter { get; set; }

    /// <summary>Whether it is read.</summary>
    public bool IsRead => IsSettable || Parameter is not null;
}
