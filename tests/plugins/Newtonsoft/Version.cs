using Newtonsoft.Json.Linq;

namespace Newtonsoft;

public static class Version
{
    /// <summary>Reads the event with its own Newtonsoft.Json and says which one that is.</summary>
    [PluginRuntime.Handler("version")]
    public static string Of(string payload) =>
        JObject.Parse(payload)["name"] + " " + typeof(JObject).Assembly.GetName().Version + " " + FileVersion();

    private static string? FileVersion() =>
        System.Diagnostics.FileVersionInfo.GetVersionInfo(typeof(JObject).Assembly.Location).FileVersion;
}
