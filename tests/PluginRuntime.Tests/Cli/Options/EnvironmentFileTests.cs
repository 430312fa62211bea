using PluginRuntime.Cli;
using PluginRuntime.Cli.Options;

namespace PluginRuntime.Tests.Cli.Options;

public sealed class EnvironmentFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("STAGE=test", "test")]
    [InlineData("STAGE=", "")]
    [InlineData("STAGE=a=b", "a=b")]
    [InlineData("  export STAGE = test  ", "test")]
    [InlineData("STAGE=test # not production", "test")]
    [InlineData("STAGE=a#b", "a#b")]
    [InlineData("STAGE= # nothing", "")]
    [InlineData("STAGE=two words", "two words")]
    [InlineData("STAGE=it's \"here\"", "it's \"here\"")]
    [InlineData("STAGE=\"a # b\" # why", "a # b")]
    [InlineData("""STAGE="line\nnext\t\"quoted\" \\n" """, "line\nnext\t\"quoted\" \\n")]
    [InlineData("""STAGE="C:\data" """, """C:\data""")]
    [InlineData("""STAGE='a\n$HOME "b"'""", """a\n$HOME "b" """)]
    [InlineData("STAGE=\"\"", "")]
    [InlineData("STAGE=$HOME", "$HOME")]
    public void A_line_sets_a_variable(string line, string value)
    {
        File.WriteAllText(_file, line + "\n");

        Assert.Equal(("STAGE", value.TrimEnd()), Single(EnvironmentFile.Read(_file)));
    }

    [Fact]
    public void Empty_lines_and_comments_are_nothing_and_ends_of_lines_may_be_those_of_Windows()
    {
        File.WriteAllText(_file, "\uFEFF# first\r\n\r\n  # second\r\nA=1\r\nB=2\r\n");

        Assert.Equal(["A=1", "B=2"], EnvironmentFile.Read(_file).Select(variable => $"{variable.Name}={variable.Value}"));
    }

    [Theory]
    [InlineData("STAGE")]
    [InlineData("=test")]
    [InlineData("1STAGE=test")]
    [InlineData("MY-STAGE=test")]
    [InlineData("STAGE=\"test")]
    [InlineData("STAGE='test")]
    [InlineData("STAGE=\"test\" more")]
    public void Any_other_line_is_refused_with_its_place_and_without_its_value(string line)
    {
        File.WriteAllText(_file, $"A=1\n\n{line}\nB=2\n");

        var error = Assert.Throws<UsageException>(() => EnvironmentFile.Read(_file).ToArray());

        Assert.StartsWith($"{_file}:3 does not set a variable", error.Message);
        Assert.Contains("STAGE=test or", error.Message);
        Assert.DoesNotContain("test'", error.Message);
    }

    [Fact]
    public void What_is_given_by_hand_wins_and_of_two_files_the_last()
    {
        var other = Path.GetTempFileName();
        File.WriteAllText(_file, "A=file\nB=file\nC=file");
        File.WriteAllText(other, "B=other\nC=other");

        var variables = VariableOption.Parse(["C=hand"], [_file, other]);

        File.Delete(other);
        Assert.Equal(("file", "other", "hand"), (variables["A"], variables["B"], variables["C"]));
    }

    [Fact]
    public void A_variable_of_Lambda_s_own_is_refused_with_its_place()
    {
        File.WriteAllText(_file, "A=1\n_HANDLER=x");

        var error = Assert.Throws<UsageException>(() => VariableOption.Parse([], [_file]));

        Assert.StartsWith($"{_file}:2 sets _HANDLER", error.Message);
    }

    private static (string Name, string Value) Single(IEnumerable<(string Place, string Name, string Value)> variables)
    {
        var (_, name, value) = Assert.Single(variables);
        return (name, value.TrimEnd());
    }
}
