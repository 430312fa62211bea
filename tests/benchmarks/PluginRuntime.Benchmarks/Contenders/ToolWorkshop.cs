using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>Packs the command line and installs it from its package, as users do.</summary>
internal static class ToolWorkshop
{
    /// <summary>The installed tool, which tells its verbs.</summary>
    public const string Help = "pluginruntime --help";

    /// <summary>The SDK's own command line, which tells its version.</summary>
    public const string DotNet = "dotnet --version";

    /// <summary>Both, with what a user's environment has for them beside Lambda's variables.</summary>
    public static IReadOnlyList<Contender> Build(TextWriter log)
    {
        var tool = Install(log);
        return
        [
            OfUser(Help, Path.Combine(tool, "pluginruntime"), "--help"),
            OfUser(DotNet, DotNetProgram.Find(), "--version"),
        ];
    }

    /// <summary>Packs the tool, and installs it.</summary>
    /// <returns>The folder with its program.</returns>
    public static string Install(TextWriter log)
    {
        var packages = Emptied("tool-packages");
        var tool = Emptied("tool");
        log.WriteLine("Packing and installing the tool.");
        BuildTool.Run("dotnet", ["pack", Repository.Path("host/tools/PluginRuntime.Cli"), "-o", packages]);
        BuildTool.Run("dotnet", ["tool", "install", "PluginRuntime.Tool", "--tool-path", tool, "--source", packages]);
        return tool;
    }

    private static string Emptied(string name)
    {
        var folder = ContenderWorkshop.Output(name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return folder;
    }

    /// <summary>A program with a user's environment.</summary>
    /// <remarks>In a folder without a global.json: to look for the SDK that it names takes dotnet a fifth of its time.</remarks>
    public static Contender OfUser(string name, string program, params string[] arguments) =>
        new(name, program, arguments, "", Path.GetTempPath())
        {
            IsWholeRun = true,
            Variables =
            [
                $"DOTNET_ROOT={DotNetProgram.FindRoot()}",
                $"HOME={Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)}",
                "DOTNET_CLI_TELEMETRY_OPTOUT=1",
            ],
        };
}
