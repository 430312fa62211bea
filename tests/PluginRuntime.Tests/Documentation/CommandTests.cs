using System.CommandLine;
using System.Text.RegularExpressions;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Documentation;

/// <summary>Commands in Markdown files can be typed as they stand: projects, verbs and options are there.</summary>
public sealed partial class CommandTests
{
    private const string CliProject = "host/tools/PluginRuntime.Cli";

    private static readonly RootCommand CommandLine = PluginRuntime.Cli.Commands.CommandLine.Create();

    private static readonly Document Tools = Document.At("host/tools/README.md");

    private static readonly string[] Options =
        [.. CommandLine.Subcommands.SelectMany(verb => verb.Options).Concat(CommandLine.Options).SelectMany(option => option.Aliases.Append(option.Name))];

    [Fact]
    public void Every_project_that_is_run_is_there()
    {
        var run = DocumentedCommand.All.Where(command => command.Project is not null && !command.IsOfTemplate).ToArray();

        Assert.True(run.Length > 15, $"Only {run.Length} commands were found.");
        Assert.All(run, command => Assert.Single(Directory.GetFiles(command.ProjectFolder, "*.csproj")));
    }

    [Fact]
    public void Every_command_of_the_command_line_is_understood_by_it()
    {
        var commands = DocumentedCommand.All.Where(command => command.Project == CliProject && command.Arguments.Length > 0).ToArray();

        Assert.True(commands.Length > 8, $"Only {commands.Length} commands were found.");
        Assert.All(commands, command => Assert.Empty(CommandLine.Parse(command.Arguments).Errors));
    }

    [Fact]
    public void A_command_is_taken_apart_as_a_shell_does() => Assert.Equal(
        ["invoke", "it's", "{\"a\": 1}", "\"b c\"d"], ShellWords.Of("""invoke "it's" '{"a": 1}'  "\"b c\""d > file"""));

    [Theory]
    [InlineData("invok plugins-sample/Greeter")]
    [InlineData("invoke plugins-sample/Greeter --evnt '{}'")]
    public void A_command_that_it_does_not_understand_is_seen(string line) => Assert.NotEmpty(CommandLine.Parse(ShellWords.Of(line)).Errors);

    [Fact]
    public void Every_verb_and_option_of_another_program_stands_in_its_sources()
    {
        var commands = DocumentedCommand.All.Where(command => command.Project is not (null or CliProject) && command.Arguments.Length > 0).ToArray();

        Assert.True(commands.Length > 8, $"Only {commands.Length} commands were found.");
        Assert.Empty(
            from command in commands
            let sources = SourcesOf(command.ProjectFolder)
            from word in command.NamedArguments.Take(1).Concat(command.NamedArguments.Where(word => word.StartsWith("--", StringComparison.Ordinal)))
            where !sources.Contains($"\"{word}\"", StringComparison.Ordinal)
            select $"{command}: {word}");
    }

    [Fact]
    public void The_table_of_verbs_has_every_verb_with_every_option()
    {
        var expected = CommandLine.Subcommands.Select(verb => (verb.Name, string.Join(' ', verb.Options.Select(option => option.Name).Order())));
        var rows = VerbRow().Matches(Tools.Text)
            .Select(row => (row.Groups["verb"].Value, string.Join(' ', Quoted().Matches(row.Groups["options"].Value).Select(option => option.Groups["text"].Value).Order())));

        Assert.Equal(expected.Order(), rows.Order());
    }

    [Fact]
    public void What_its_document_says_of_verbs_and_options_in_passing_is_there_too()
    {
        var verbs = CommandLine.Subcommands.Select(verb => verb.Name).ToArray();
        var spans = Quoted().Matches(Tools.Prose).Select(match => ShellWords.Of(match.Groups["text"].Value)).ToArray();
        var options = spans.Where(words => words[0].StartsWith("--", StringComparison.Ordinal)).Select(words => words[0]);
        var commands = spans.Where(words => words.Length > 1 && verbs.Contains(words[0]));

        Assert.Empty(options.Except(Options));
        Assert.NotEmpty(commands);
        Assert.All(commands, words => Assert.DoesNotContain(CommandLine.Parse(words).Errors, IsOfWhatWasSaid));
    }

    [Fact]
    public void The_options_of_publishing_that_are_named_are_in_its_help()
    {
        var help = File.ReadAllText(Path.Combine(Repository.Root, "layer", "publish.sh"));
        var named = Document.At("layer/README.md").Section("Publish").Split('\n').SelectMany(line => PublishOption().Matches(line)).Select(match => match.Value);

        Assert.NotEmpty(named);
        Assert.All(named, option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    // A sentence may show a verb with one of its options and leave out what else the verb asks for.
    private static bool IsOfWhatWasSaid(System.CommandLine.Parsing.ParseError error) =>
        !error.Message.StartsWith("Required argument missing", StringComparison.Ordinal) && !error.Message.Contains("is required", StringComparison.Ordinal);

    private static string SourcesOf(string folder) =>
        string.Concat(Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    [GeneratedRegex(@"^\| \[`(?<verb>[a-z]+)`\]\([^)]*\) \|[^|]*\|(?<options>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex VerbRow();

    [GeneratedRegex("`(?<text>[^`\n]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex PublishOption();
}
