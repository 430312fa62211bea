using System.CommandLine;
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
        Description = "A DLL, the folder of a package, or a root folder with several packages.",
    };

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
            Prints every handler string that a package has, one a line. Nothing of the package runs.
            Below those of a package with versions stand the versions, each behind two spaces, with their sizes.
            Methods written for AWS's .NET runtime are printed as Assembly::Namespace.Type::Method.
            What is marked as a handler and cannot be one is told on standard error.
            The exit code is 0 if there is a handler, 2 if there is none or a package cannot be read.
            """)
        {
            list._target,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(list._target)));
        return command;
    }

    private static int Run(string path)
    {
        var count = 0;
        var exitCode = ExitCode.Success;
        foreach (var package in ListedPackage.At(path).GroupBy(listed => (Root: listed.Root.Directory, listed.Package)))
        {
            var isSound = true;
            foreach (var listed in package)
            {
                isSound &= TryWrite(() => HandlerListing.Of(listed, Console.Error.WriteLine), ref count);
            }

            var versions = 0;
            isSound = isSound && TryWrite(() => VersionListing.Of(package.First()), ref versions);
            exitCode = isSound ? exitCode : ExitCode.CannotStart;
        }

        return count > 0 || exitCode != ExitCode.Success ? exitCode : throw NoHandler(path);
    }

    // The other packages of a root are none the worse for one that cannot be read.
    private static bool TryWrite(Func<IEnumerable<string>> list, ref int count)
    {
        try
        {
            foreach (var line in list())
            {
                Console.Out.WriteLine(line);
                count++;
            }

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
