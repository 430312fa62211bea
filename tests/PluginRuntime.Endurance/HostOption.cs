using System.CommandLine;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance;

/// <summary>The option that says which host is run, and where that is if it is left out.</summary>
internal static class HostOption
{
    public static Option<FileInfo> Create()
    {
        var option = new Option<FileInfo>("--host")
        {
            Description = "The published host's program. The one in artifacts/layer when left out.",
            DefaultValueFactory = _ => new FileInfo(Repository.PublishedHost),
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
}
