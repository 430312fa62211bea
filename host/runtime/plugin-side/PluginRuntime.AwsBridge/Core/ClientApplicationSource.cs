namespace PluginRuntime.PluginSide.Core;

/// <summary>What <c>IClientApplication</c> tells.</summary>
public sealed class ClientApplicationSource
{
    private readonly IDictionary<string, string?> _values;

    internal ClientApplicationSource(IDictionary<string, string?> values) => _values = values;

    /// <summary>The package's name.</summary>
    public string? AppPackageName => Value("app_package_name");

    /// <summary>The title.</summary>
    public string? AppTitle => Value("app_title");

    /// <summary>The version's code.</summary>
    public string? AppVersionCode => Value("app_version_code");

    /// <summary>The version's name.</summary>
    public string? AppVersionName => Value("app_version_name");

    /// <summary>The installation.</summary>
    public string? InstallationId => Value("installation_id");

    private string? Value(string name) => _values.TryGetValue(name, out var value) ? value : null;
}
