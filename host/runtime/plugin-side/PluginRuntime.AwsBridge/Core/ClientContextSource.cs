namespace PluginRuntime.PluginSide.Core;

/// <summary>What <c>IClientContext</c> tells. Without Lambda's header every member is <see langword="null"/>.</summary>
public sealed class ClientContextSource
{
    private readonly ClientContextJson _json;
    private readonly CoreShells _shells;
    private object? _client;

    internal ClientContextSource(string? header, CoreShells shells)
    {
        _json = ClientContextJson.Read(header);
        _shells = shells;
    }

    /// <summary>The device's settings.</summary>
    public IDictionary<string, string?>? Environment => _json.Environment;

    /// <summary>The application.</summary>
    public object? Client => _json.Client is { } client ? _client ??= _shells.ClientApplication.Of(new ClientApplicationSource(client)) : null;

    /// <summary>The application's own values.</summary>
    public IDictionary<string, string?>? Custom => _json.Custom;
}
