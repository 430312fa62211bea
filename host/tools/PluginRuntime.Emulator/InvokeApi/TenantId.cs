using System.Text.RegularExpressions;

namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// The header <c>X-Amz-Tenant-Id</c>.
/// </summary>
internal static partial class TenantId
{
    /// <summary>Answers whether Lambda would take it.</summary>
    public static bool IsValid(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9_.:/=+@ -]{1,256}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
