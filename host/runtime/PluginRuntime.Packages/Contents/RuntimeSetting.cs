using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// A setting with which a package would have .NET start, and which comes too late.
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

    /// <summary>The message for those that this process does not have; <see langword="null"/> if it has them all.</summary>
    /// <param name="file">The file that has them.</param>
    /// <param name="settings">What is in it.</param>
    /// <param name="variable">Asks for an environment variable.</param>
    public static string? Warning(string file, RuntimeSetting[] settings, Func<string, string?> variable)
    {
        RuntimeSetting[] lost = [.. settings.Where(setting => !setting.IsInEffect && string.IsNullOrEmpty(variable(setting.Variable)))];
        return lost.Length == 0
            ? null
            : $"""
              The settings {NameList.Of([.. lost.Select(setting => setting.ToString())])} in {Quotation.Plain(Path.GetFileName(file))} have no effect: the host is started with its own.
              {Remedy(lost)}
              Add the variable to the function's environment variables, or remove the setting from the project if nothing depends on it.
              """;
    }

    // The host's own file has the same value: nothing is lost.
    private bool IsInEffect => string.Equals(AppContext.GetData(Name)?.ToString(), Value, StringComparison.OrdinalIgnoreCase);

    private static string Remedy(RuntimeSetting[] lost)
    {
        var other = lost.FirstOrDefault(setting => !setting.IsOfCultures);
        var ofCultures = lost.Any(setting => setting.IsOfCultures)
            ? "For the formats of named cultures attach the layer pluginruntime-icu, which sets DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0, or bring ICU otherwise and set that variable. "
            : "";
        var ofOthers = other is null
            ? ""
            : $"""Most others have a variable of the same name, as in {Quotation.Plain(other.Variable)}; a switch can also be set by AppContext.SetSwitch before anything asks for it.""";
        return (ofCultures + ofOthers).TrimEnd();
    }
}
