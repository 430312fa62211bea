using System.CommandLine;
using PluginRuntime.Cli.Options;
using PluginRuntime.Cli.Reports;
using PluginRuntime.Cli.Targets;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// <c>pluginruntime list</c>: every handler string of a package or a root, ready to paste.
/// </summary>
internal sealed class ListCommand
{
    private readonly Argument<string> _target = new("target")
    {
        Description = "A project or its folder (it is built first), a .cs file with a handler, a DLL, a native library, the folder of a package, or a root folder with several packages.",
    };

    private readonly Option<bool> _json = JsonOption.Create();

    private ListCommand()
    {
    }

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var list = new ListCommand();
        var command = new Command(
            "list",
            """
            Prints every handler string that a package has, one a line. Nothing of the package runs but what a native library says of itself, in a process of its own.
            Below those of a package with versions stand the versions, each behind two spaces, with their sizes.
            Methods written for AWS's .NET runtime are printed as Assembly::Namespace.Type::Method.
            What is marked as a handler and cannot be one is told on standard error.
            The exit code is 0 if there is a handler, 2 if there is none or a package cannot be read.
            """)
        {
            list._target,
            list._json,
        };
        command.SetAction(list.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(_target);
        var report = new ListReport(parsed.GetValue(_json));
        var exitCode = ExitCode.Success;
        var found = await ListedPackage.AtAsync(path, cancellationToken);
        foreach (var package in found.GroupBy(listed => (Root: listed.Root.Directory, listed.Package)))
        {
            exitCode = TryList(report, [.. package]) ? exitCode : ExitCode.CannotStart;
        }

        report.End();
        return report.HasHandlers || exitCode != ExitCode.Success ? exitCode : throw NoHandler(path);
    }

    // All versions of one package that nothing chooses among. The other packages of a root are none the worse for one that cannot be read.
    private static bool TryList(ListReport report, ListedPackage[] package)
    {
        var isSound = true;
        foreach (var listed in package)
        {
            isSound &= Try(() => report.Add(listed.Name, HandlerListing.Of(listed, Console.Error.WriteLine)));
        }

        return isSound && Try(() => report.AddVersions(VersionListing.Of(package[0])));
    }

    private static bool Try(Action list)
    {
        try
        {
            list();
            return true;
        }
        catch (PackageException error)
        {
            Console.Error.WriteLine(error.Message);
            return false;
        }
    }

    private static UsageException NoHandler(string path) => new(
        $"""
        There is no handler in '{Path.GetFullPath(path)}'.
        It should have a class that implements IHandler<TEvent, TResponse>, IHandler<TEvent> or IRawHandler, or a public method of a public class, as in plugins-sample/Greeter.
        Name another package, or add a handler to this one.
        """);
}
