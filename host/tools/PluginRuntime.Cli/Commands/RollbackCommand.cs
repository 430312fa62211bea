using System.CommandLine;
using PluginRuntime.Cli.Options;
using PluginRuntime.Publishing.Installs;
using PluginRuntime.Rules.HandlerStrings;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// <c>pluginruntime rollback</c>: the version before the current one becomes current.
/// </summary>
internal static class RollbackCommand
{
    /// <summary>The command with its option.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The package, as in orders." };
        var root = RootOption.Create();
        var command = new Command(
            "rollback",
            """
            Makes the version of a package current again that was it before the last install. A second rollback undoes the first.
            The exit code is 0, or 2 if there is no such version.
            """)
        {
            name,
            root,
        };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(name), parsed.GetRequiredValue(root), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(string name, string root, CancellationToken cancellationToken) => WriteFailure.OfRootAsync(root, async () =>
    {
        var (now, before) = await new PackageRollback(TimeProvider.System).RollBackAsync(PackageName.Parse(name), root, cancellationToken);
        Console.WriteLine($"{name} {now} is current again");
        if (before is not null)
        {
            Console.WriteLine($"  before it: {before}");
        }
    });
}
