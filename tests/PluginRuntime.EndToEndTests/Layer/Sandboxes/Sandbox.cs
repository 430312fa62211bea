using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Sandboxes;

/// <summary>
/// A built layer as Lambda would run it: an ordinary user, <c>/opt</c> and <c>/var/task</c> read-only, a <c>/tmp</c> of its own, Lambda's variables,
/// and next to nothing of a system around it.
/// </summary>
/// <remarks>The network is the machine's, so that the scripted Runtime API is reached. Process numbers are the machine's, too.</remarks>
internal sealed class Sandbox
{
    public const string TaskRoot = "/var/task";

    /// <summary>What a sandbox shares with nobody, and who it is to itself.</summary>
    public static readonly string[] Isolation = ["--unshare-user", "--unshare-ipc", "--unshare-uts", "--uid", "993", "--gid", "990"];

    /// <summary>The variables that Lambda sets besides those of <see cref="HostRun"/>.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html</remarks>
    public static readonly (string Name, string? Value)[] Variables =
    [
        ("PATH", "/usr/local/bin:/usr/bin/:/bin:/opt/bin"),
        ("LD_LIBRARY_PATH", "/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib"),
        ("LANG", "en_US.UTF-8"),
        ("TZ", ":UTC"),
        ("LAMBDA_RUNTIME_DIR", "/var/runtime"),
        ("AWS_REGION", "eu-central-1"),
        ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/scripted"),
        ("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/01/[$LATEST]0"),
    ];

    private readonly List<string> _mounts =
    [
        "--tmpfs", "/tmp", "--proc", "/proc", "--dev-bind", "/dev/null", "/dev/null", "--dev-bind", "/dev/urandom", "/dev/urandom", "--dir", TaskRoot,
    ];

    private readonly string[] _bootstrap;

    /// <summary>Prepares a sandbox; the test is skipped where there are none.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="opt">Where it is unpacked. On Lambda always <c>/opt</c>.</param>
    public Sandbox(BuiltLayer layer, string opt = "/opt")
    {
        Bubblewrap.SkipUnlessAllowed();
        foreach (var (source, target) in SystemImage.Files())
        {
            Bind(source, target);
        }

        // One by one: what other layers bring comes beside them.
        foreach (var entry in Directory.GetFileSystemEntries(layer.Tree))
        {
            Bind(entry, $"{opt}/{Path.GetFileName(entry)}");
        }

        _bootstrap = [opt + "/bootstrap"];
        if (TestedArchitecture.IsEmulated)
        {
            EmulatedHost.SkipUnlessInstalled();
            _bootstrap = [EmulatedHost.Wrapper, .. _bootstrap];
            Array.ForEach(EmulatedHost.Files, file => Bind(file, file));
        }
    }

    /// <summary>Shows a file or folder of this machine inside, read-only.</summary>
    public Sandbox Bind(string source, string target)
    {
        _mounts.AddRange(["--ro-bind", source, target]);
        return this;
    }

    /// <summary>Starts the bootstrap.</summary>
    /// <param name="server">Its Runtime API.</param>
    /// <param name="handler">The value for <c>_HANDLER</c>.</param>
    /// <param name="environment">More variables; one without a value is taken away.</param>
    public HostRun Start(ScriptedRuntimeApi server, string handler, params (string Name, string? Value)[] environment) =>
        HostRun.Start(
            [Bubblewrap.Program, .. Isolation, .. _mounts, "--remount-ro", "/", "--chdir", TaskRoot, .. _bootstrap],
            server.Endpoint,
            handler,
            TaskRoot,
            [.. Variables, .. environment]);

    /// <summary>The number of the process inside, which the bootstrap was and the host is.</summary>
    public static int ProcessIdInside(HostRun run) =>
        int.Parse(File.ReadAllText($"/proc/{run.ProcessId}/task/{run.ProcessId}/children"), System.Globalization.CultureInfo.InvariantCulture);
}
