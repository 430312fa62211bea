using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Aws;

/// <summary>One source, <c>tests/plugins/AwsForms</c>, compiled against four ages of the assembly that AWS's handlers carry.</summary>
internal static class AwsPackages
{
    /// <summary>From the oldest to one that does not exist, whose interfaces no compiled type fits.</summary>
    public static readonly string[] All = ["AwsFirst", "AwsMiddle", "AwsNewest", "AwsUnknown"];

    /// <summary>The two settings of the log's format.</summary>
    public static readonly string[] LogFormats = ["Text", "JSON"];

    /// <summary>Starts the published host with a handler of one of them.</summary>
    /// <param name="server">Its Runtime API.</param>
    /// <param name="package">The package.</param>
    /// <param name="method">The method with its type, as in <c>Parameters::Event</c>.</param>
    /// <param name="environment">More variables.</param>
    public static HostRun Start(
        ScriptedServer.ScriptedRuntimeApi server, string package, string method, params (string Name, string? Value)[] environment) =>
        HostRun.StartPublished(server, $"{package}::AwsForms.{method}", Repository.Built(package), environment);
}
