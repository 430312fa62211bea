using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// From the words of the command line to the exit code: 0, 1 if a layer could not be built, 2 for wrong use.
/// </summary>
internal static partial class CommandLine
{
    private const int NotBuilt = 1;
    private const int WrongUse = 2;

    /// <summary>Carries out one command: the builds of the host's layers, or that of a companion.</summary>
    /// <param name="arguments">The words.</param>
    /// <param name="boots">The ways to start .NET, the preferred one first.</param>
    /// <param name="compile">How the host is compiled, where it is not apart.</param>
    /// <param name="publishNative">How the host of native libraries is made.</param>
    /// <param name="companion">The companion's command.</param>
    public static int Run(string[] arguments, LayerBoot[] boots, HostCompilation compile, NativeHostPublish publishNative, Command companion)
    {
        var parsed = Create(boots, compile, publishNative, companion).Parse(arguments);
        return parsed.Action is ParseErrorAction ? Explain(parsed) : parsed.Invoke();
    }

    /// <summary><c>--output</c>, as each command has it.</summary>
    public static Option<string?> OutputOption()
    {
        var output = new Option<string?>("--output")
        {
            Description = "The folder for trees and zips. Default: artifacts/layer of the repository.",
        };
        output.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                result.AddError("--output names no folder. It should name one, as in --output artifacts/layer, or be left out.");
            }
        });
        return output;
    }

    private static RootCommand Create(LayerBoot[] boots, HostCompilation compile, NativeHostPublish publishNative, Command companion)
    {
        var runtimes = KnownValues.Option(
            "--runtime", "a runtime", LayerVariant.Runtimes, "Only this one of linux-x64 and linux-arm64. May be repeated.");
        var flavours = KnownValues.Option(
            "--flavour", "a flavour", LayerVariant.Flavours, "Only this one of plain and aspnet (with ASP.NET Core's shared framework). May be repeated.");
        var boot = KnownValues.Option(
            "--boot", "a boot", [.. boots.Select(each => each.Name)], "How the layer starts .NET: native, by programs in C, or script. Default: native where there is a C compiler.");
        var apart = new Option<bool>("--apart") { Description = "Compiles the host apart from the framework beside it, whose files may be replaced then. It starts slower." };
        var output = OutputOption();
        var commit = CommitOption();
        var command = new RootCommand("Builds the layers: for each variant the tree as it lies under /opt, a zip, its SHA-256 and its bill of materials.")
        {
            runtimes, flavours, boot, apart, output, commit, companion,
        };
        command.SetAction(result => LayerBoot.Choose([.. boots.Where(each => result.GetValue(boot)!.Contains(each.Name))], result.GetValue(runtimes)!) is { } chosen
            ? BuildCommand.Run(chosen, result.GetValue(apart) ? null : compile, publishNative, result.GetValue(runtimes)!, result.GetValue(flavours)!, result.GetValue(output), result.GetValue(commit))
            : NotBuilt);
        return command;
    }

    private static Option<string?> CommitOption()
    {
        var commit = new Option<string?>("--commit")
        {
            Description = "The commit that layer.json names, for sources that are no clone. Default: what git tells.",
        };
        commit.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Commit().IsMatch(token.Value))
            {
                result.AddError($"{Quotation.Of(token.Value)} is not a commit's whole name. It should have 40 hexadecimal digits, as 'git rev-parse HEAD' prints them.");
            }
        });
        return commit;
    }

    private static int Explain(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
        {
            Console.Error.WriteLine(error.Message);
        }

        var options = parsed.CommandResult.Command.Options.Select(option => option.Name).ToArray();
        foreach (var word in parsed.UnmatchedTokens.Where(word => word.StartsWith('-')))
        {
            Console.Error.WriteLine(NearestNames.To(word, options) is [var nearest, ..] ? $"There is no option {word}. Nearest is {nearest}." : $"There is no option {word}.");
        }

        Console.Error.WriteLine("'dotnet run --project layer -- --help' shows what would be right.");
        return WrongUse;
    }

    [GeneratedRegex("^[0-9a-f]{40}(-modified)?$")]
    private static partial Regex Commit();
}
