using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Checkout;

/// <summary>Reads one setting, or says which one is missing.</summary>
internal static class Setting
{
    public static string Text(IConfiguration settings, string name) => settings[name] ?? throw Wrong(name, null, "text");

    public static decimal Number(IConfiguration settings, string name) =>
        decimal.TryParse(settings[name], NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(name, settings[name], "a number");

    private static InvalidOperationException Wrong(string name, string? value, string right) =>
        new($"The setting '{name}' is '{value}' and should be {right}. Change it in the package's appsettings.json.");
}
