using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// The message for settings of a package that come too late.
/// </summary>
internal static class RuntimeConfigWarning
{
    /// <summary>Names those that this process does not have; <see langword="null"/> if it has them all.</summary>
    /// <param name="file">The file that has them.</param>
    /// <param name="settings">What is in it.</param>
    /// <param name="variable">Asks for an environment variable.</param>
    public static string? Of(string file, RuntimeSetting[] settings, Func<string, string?> variable)
    {
        RuntimeSetting[] lost = [.. settings.Where(setting => !IsInEffect(setting) && string.IsNullOrEmpty(variable(setting.Variable)))];
        return lost.Length == 0
            ? null
            : $"""
              The settings {NameList.Of([.. lost.Select(setting => setting.ToString())])} in {Quotation.Plain(Path.GetFileName(file))} have no effect: the host is started with its own.
              {Remedy(lost)}
              Add the variable to the function's environment variables, or remove the setting from the project if nothing depends on it.
              """;
    }

    // The host's own file has the same value: nothing is lost.
    private static bool IsInEffect(RuntimeSetting setting) =>
        string.Equals(AppContext.GetData(setting.Name)?.ToString(), setting.Value, StringComparison.OrdinalIgnoreCase);

    private static string Remedy(RuntimeSetting[] lost)
    {
        var other = lost.FirstOrDefault(setting => !setting.IsOfCultures);
        var ofCultures = lost.Any(setting => setting.IsOfCultures)
            ? "For the formats of named cultures set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0 and bring ICU in a layer. "
            : "";
        var ofOthers = other is null
            ? ""
            : $"""Most others have a variable of the same name, as in {Quotation.Plain(other.Variable)}; a switch can also be set by AppContext.SetSwitch before anything asks for it.""";
        return (ofCultures + ofOthers).TrimEnd();
    }
}
