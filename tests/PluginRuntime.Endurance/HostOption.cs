using System.CommandLine;
using System.Runtime.InteropServices;

namespace PluginRuntime.Endurance;

/// <summary>The option that says which host is run, and where that is if it is left out.</summary>
internal static class HostOption
{
    public static Option<FileInfo> Create()
    {
        var option = new Option<FileInfo>("--host")
        {
            Description = "The published host's program. The one in artifacts/layer when left out.",
            DefaultValueFactory = _ => new FileInfo(InLayer()),
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo>() is { Exists: false } missing)
            {
                result.AddError(
                    $"""
                    There is no host {missing.FullName}.
                    Build it: dotnet run --project layer
                    """);
            }
        });
        return option;
    }

    private static string InLayer() => Repository.Path(
        "artifacts/layer", RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64", "host/PluginRuntime.Host");
}
