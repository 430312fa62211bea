namespace PluginRuntime.Packages.Contents;

/// <summary>
/// A setting with which a package would have .NET start.
/// </summary>
/// <param name="Name">For example <c>System.Globalization.Invariant</c>.</param>
/// <param name="Value">As .NET would be given it: <c>false</c>, <c>4</c>.</param>
internal sealed record RuntimeSetting(string Name, string Value)
{
    /// <summary>The variable by which .NET takes the same setting from the environment, for most of those that it takes at all.</summary>
    /// <remarks>https://learn.microsoft.com/dotnet/core/runtime-config/</remarks>
    public string Variable { get; } = Name == "System.Globalization.PredefinedCulturesOnly"
        ? "DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY"
        : "DOTNET_" + Name.ToUpperInvariant().Replace('.', '_');

    /// <summary>Whether it says how cultures behave.</summary>
    public bool IsOfCultures => Name.StartsWith("System.Globalization.", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}={Value}";
}
