namespace PluginRuntime.Hosting;

/// <summary>
/// Makes .NET's switches for cultures say what the process does.
/// </summary>
/// <remarks>
/// A variable goes before <c>runtimeconfig.json</c> where .NET itself decides, and the switch, which libraries ask for, keeps that file's value. SqlClient
/// opens no connection while it says that cultures are invariant.
/// </remarks>
internal static class CultureSwitches
{
    private const string Invariant = "System.Globalization.Invariant";

    /// <summary>Whether the process has no culture data.</summary>
    public static bool AreInvariant => AppContext.TryGetSwitch(Invariant, out var isInvariant) && isInvariant;

    /// <summary>Sets them, before anything of the plugin runs.</summary>
    /// <param name="variable">Asks for an environment variable.</param>
    public static void Agree(Func<string, string?> variable)
    {
        Agree(Invariant, variable("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"));
        Agree("System.Globalization.PredefinedCulturesOnly", variable("DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY"));
    }

    // Of all other values .NET takes no notice.
    private static void Agree(string name, string? value)
    {
        if (value == "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase))
        {
            AppContext.SetData(name, "true");
        }
        else if (value == "0" || string.Equals(value, "false", StringComparison.OrdinalIgnoreCase))
        {
            AppContext.SetData(name, "false");
        }
    }
}
