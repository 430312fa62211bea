using System.Text.RegularExpressions;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Documentation;

/// <summary>The tables of environment variables in <c>layer/README.md</c> hold those that the code reads or sets, and no others.</summary>
public sealed partial class SettingsTests
{
    private static readonly Document Layer = Document.At("layer/README.md");

    [Fact]
    public void Every_setting_that_the_host_reads_has_a_row() => Assert.Empty(Read().Where(IsSetting).Except(Rows("Settings")));

    [Fact]
    public void Every_variable_that_has_a_row_is_read_by_the_host() => Assert.Empty(Rows("Settings").Except(Read()));

    [Fact]
    public void The_variables_that_the_bootstrap_sets_are_those_of_its_table_in_both_its_forms()
    {
        var script = File.ReadAllText(Repository.Path("layer", "bootstrap.sh"));
        var program = string.Concat(Directory.GetFiles(Repository.Path("layer", "boot"), "*.c").Select(File.ReadAllText));
        var named = Defined().Matches(program).ToLookup(match => match.Groups["name"].Value, match => match.Groups["value"].Value);

        Assert.Equal(Rows("Operations").Order(), Exported().Matches(script).Select(match => match.Groups["name"].Value).Order());
        Assert.Equal(Rows("Operations").Order(), Set().Matches(program).Select(match => named[match.Groups["name"].Value].SingleOrDefault() ?? match.Groups["name"].Value).Distinct().Order());
    }

    private static bool IsSetting(string variable) =>
        variable.StartsWith("PLUGINRUNTIME_", StringComparison.Ordinal) || variable.Contains("LOG_FORMAT", StringComparison.Ordinal) || variable.Contains("LOG_LEVEL", StringComparison.Ordinal);

    // The first column of the rows; a variable stands in backticks.
    private static string[] Rows(string section) =>
    [
        .. from line in Layer.Section(section).Split('\n')
           where line.StartsWith("| `", StringComparison.Ordinal)
           from variable in Named().Matches(line.Split('|')[1])
           select variable.Groups["name"].Value,
    ];

    private static HashSet<string> Read() =>
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "host", "runtime"), "*.cs", SearchOption.AllDirectories)
           from literal in Literal().Matches(File.ReadAllText(file))
           select literal.Groups["name"].Value,
    ];

    [GeneratedRegex("`(?<name>[A-Za-z_]+)`")]
    private static partial Regex Named();

    [GeneratedRegex("\"(?<name>_?[A-Z]+(_[A-Z]+)+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("setenv\\(\"?(?<name>[A-Za-z_]+)")]
    private static partial Regex Set();

    [GeneratedRegex("^#define (?<name>[A-Z_]+) \"(?<value>[A-Za-z_]+)\"", RegexOptions.Multiline)]
    private static partial Regex Defined();

    [GeneratedRegex("^ *(\\*\\) )?export (?<name>[A-Za-z_]+)=", RegexOptions.Multiline)]
    private static partial Regex Exported();
}
