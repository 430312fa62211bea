namespace PluginRuntime.EndToEndTests.Cli;

public sealed class WrongUseTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly string _folder = Directory.CreateTempSubdirectory("wrong-use-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("'invok' is no verb", "Perhaps 'invoke'", "invok", ".")]
    [InlineData("'--versoin' is no option", "Perhaps '--version'", "--versoin")]
    [InlineData("'--evnt' is no option", "Perhaps '--event'", "invoke", ".", "--evnt", "{}")]
    [InlineData("'--no-wach' is no option", "Perhaps '--no-watch'", "run", ".", "--no-wach")]
    [InlineData("'--fource' is no option", "--help", "layer", ".", "-o", "x.zip", "--fource=yes")]
    [InlineData("'-x' is no option", "--keep", "install", ".", "--root", "r", "-x")]
    [InlineData("'127' is not a memory size", "from 128 to 10240", "invoke", ".", "--memory", "127")]
    [InlineData("'10241' is not a memory size", "from 128 to 10240", "run", ".", "--memory", "10241")]
    [InlineData("'no.env' cannot be read", "--env-file .env", "invoke", ".", "--env-file", "no.env")]
    [InlineData("LICENSE:2 does not set a variable", "STAGE=test", "run", ".", "--env-file", "LICENSE")]
    [InlineData("'target'", "invoke --help", "invoke")]
    [InlineData("There is nothing at", "a project or its folder", "invoke", "no-such-folder")]
    [InlineData("LICENSE' is neither", "should end with .csproj, .dll or .cs", "invoke", "LICENSE")]
    [InlineData("'0' is not a timeout", "from 1 to 900", "invoke", ".", "--timeout", "0")]
    [InlineData("'901' is not a timeout", "from 1 to 900", "invoke", ".", "--timeout", "901")]
    [InlineData("'soon' is not a timeout", "from 1 to 900", "invoke", ".", "--timeout", "soon")]
    [InlineData("--env 'STAGE' does not", "--env STAGE=test", "invoke", ".", "--env", "STAGE")]
    [InlineData("--env '=x' does not", "--env STAGE=test", "invoke", ".", "--env", "=x")]
    [InlineData("sets _HANDLER", "--handler", "invoke", ".", "--env", "_HANDLER=x")]
    [InlineData("--event and '-'", "is enough", "invoke", ".", "--event", "{}", "-")]
    [InlineData("--event and --event-file 'e'", "is enough", "invoke", ".", "--event", "{}", "--event-file", "e")]
    [InlineData("'no.json' cannot be read", "--event-file event.json", "invoke", ".", "--event-file", "no.json")]
    [InlineData("nothing to serve", "a project or its folder", "run")]
    [InlineData("has no file 'bootstrap'", "'dotnet run --project layer' builds it", "run", "--layer", "plugins-sample")]
    [InlineData("does not exist", "artifacts/layer/linux-x64", "invoke", "--layer", "no-such-folder", "--handler", "orders")]
    [InlineData("There is no package at", "a project or its folder", "layer", "no-such-folder", "-o", "no.zip")]
    [InlineData("'--output'", "layer --help", "layer", "plugins-sample/Greeter")]
    [InlineData("is there already", "--force", "layer", "plugins-sample/Greeter", "-o", "LICENSE")]
    [InlineData("'--bogus' is no option", "--event", "invoke", ".", "--bogus")]
    public async Task Wrong_use_says_what_was_found_and_what_would_be_right(
        string found, string right, params string[] arguments)
    {
        var result = await CliProcess.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains(found, result.Errors);
        Assert.Contains(right, result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Of_several_projects_none_is_chosen_and_all_are_listed()
    {
        File.WriteAllText(Path.Combine(_folder, "One.csproj"), "<Project/>");
        File.WriteAllText(Path.Combine(_folder, "Two.fsproj"), "<Project/>");

        var result = await CliProcess.RunAsync("invoke", _folder);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("One.csproj, Two.fsproj", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Of_several_DLLs_none_is_chosen_and_all_are_listed()
    {
        File.WriteAllText(Path.Combine(_folder, "One.dll"), "");
        File.WriteAllText(Path.Combine(_folder, "Two.dll"), "");

        var result = await CliProcess.RunAsync("invoke", _folder);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("One.dll, Two.dll", result.Errors);
    }

    // The host takes the DLL that handler.json names, and complains of one that is not there.
    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_package_that_the_host_would_refuse_is_refused_before_it_starts()
    {
        File.WriteAllText(Path.Combine(_folder, "One.dll"), "");
        File.WriteAllText(Path.Combine(_folder, "handler.json"), """{"assembly":"Other.dll"}""");

        var result = await CliProcess.RunAsync("invoke", _folder);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Other.dll", result.Errors);
        Assert.Contains(Path.Combine(_folder, "One.dll"), result.Errors);
        Assert.DoesNotContain("\tcrit\t", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_empty_folder_whose_name_no_package_can_have_is_refused_with_the_rule()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "my package")).FullName;

        var result = await CliProcess.RunAsync("invoke", folder);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("my package' cannot be a package", result.Errors);
        Assert.Contains("letters, digits", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_stands_behind_two_hyphens_is_no_option_and_help_is_given_whatever_else_is_wrong()
    {
        var path = await CliProcess.RunAsync("invoke", "--", "--bogus");
        var help = await CliProcess.RunAsync("invoke", "--bogus", "--help");

        Assert.Contains("There is nothing at", path.Errors);
        Assert.Contains("--event-file", help.Output);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_bare_command_prints_its_help_and_nothing_is_wrong()
    {
        var bare = await CliProcess.RunAsync();

        Assert.Equal(0, bare.ExitCode);
        Assert.Equal("", bare.Errors);
        Assert.Contains("Usage:", bare.Output);
        Assert.Contains("rollback", bare.Output);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_empty_folder_is_neither_a_project_nor_a_package()
    {
        var result = await CliProcess.RunAsync("invoke", _folder);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"'{_folder}' holds neither a project nor a DLL", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_build_that_fails_shows_the_compiler_s_errors()
    {
        File.WriteAllText(
            Path.Combine(_folder, "Broken.csproj"),
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(_folder, "Broken.cs"), """class Broken { int _number = "text"; }""");

        var result = await CliProcess.RunAsync("invoke", _folder);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains("Broken.cs(1,30): error CS0029", result.Errors);
        Assert.Contains("The build of", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_event_above_Lambda_s_limit_is_refused_with_its_size()
    {
        using var cli = CliProcess.Start("invoke", ".", "-");

        await cli.SendInputAsync(new string('x', 6_291_457));
        var result = await cli.FinishAsync();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("6291457 bytes", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Help_names_every_option()
    {
        var result = await CliProcess.RunAsync("invoke", "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.All(
            ["<target>", "--handler", "--event ", "--event-file", "--env", "--timeout"],
            word => Assert.Contains(word, result.Output));
    }
}
