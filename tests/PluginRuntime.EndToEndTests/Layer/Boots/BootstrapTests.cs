using System.Diagnostics;
using System.Globalization;
using PluginRuntime.EndToEndTests.Layer.Sandboxes;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Boots;

/// <summary>Promise: the bootstrap sets what must be set before .NET starts and nothing that the function has set, and says what is wrong with the layer.</summary>
public abstract class BootstrapTests : IDisposable
{
    private const string Invariant = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";

    private readonly BootstrapRun _bootstrap;

    private protected BootstrapTests(BootstrapRun bootstrap) => _bootstrap = bootstrap;

    public void Dispose()
    {
        _bootstrap.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("128", "6000000")]
    [InlineData("512", "18000000")]
    [InlineData("1769", "52E00000")]
    [InlineData("10240", "1E0000000")]
    public async Task The_managed_heap_may_take_three_quarters_of_the_functions_memory(string megabytes, string bytesInHexadecimal) =>
        Assert.Equal(bytesInHexadecimal, await _bootstrap.VariableAsync("DOTNET_GCHeapHardLimit", ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", megabytes)));

    [Fact]
    public async Task A_handler_sees_three_quarters_of_the_functions_memory_as_all_there_is()
    {
        await using var server = ScriptedRuntimeApi.Start();
        await using var host = new Sandbox(_bootstrap.Layer).Bind(Repository.Built("Tells"), Sandbox.TaskRoot).Start(server, "Tells:memory");

        Assert.Equal($"{384 * 1024 * 1024}", (await server.InvokeAsync("id-1", "")).AssertResponse("id-1").BodyText);
    }

    [Theory]
    [InlineData("DOTNET_GCHeapHardLimit", "4000000")]
    [InlineData("DOTNET_GCHeapHardLimitPercent", "32")]
    [InlineData("DOTNET_GCHeapHardLimit", "")]
    public async Task Where_the_function_limits_the_heap_itself_its_limit_alone_counts(string name, string value)
    {
        var (_, output, _) = await _bootstrap.RunAsync(("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"), (name, value));

        Assert.Equal([$"export {name}='{value}'"], output.Replace('"', '\'').Split('\n').Where(line => line.Contains("GCHeapHardLimit", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("much")]
    [InlineData("512MB")]
    [InlineData("-512")]
    [InlineData("0")]
    public async Task Without_a_number_for_the_functions_memory_the_heap_is_left_to_NET(string? megabytes) =>
        Assert.Null(await _bootstrap.VariableAsync("DOTNET_GCHeapHardLimit", ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", megabytes)));

    [Theory]
    [InlineData(null, "0")]
    [InlineData("1", "1")]
    [InlineData("", "")]
    public async Task Debuggers_are_kept_out_unless_the_function_says_otherwise(string? set, string seen) =>
        Assert.Equal(seen, await _bootstrap.VariableAsync("DOTNET_EnableDiagnostics", ("DOTNET_EnableDiagnostics", set)));

    [Fact]
    public async Task Nothing_else_is_set()
    {
        var (_, output, _) = await _bootstrap.RunAsync(("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"));

        // What a shell sets by itself.
        string[] own = ["OLDPWD", "PWD", "SHLVL", "_"];
        var names = output.Split('\n').Where(line => line.StartsWith("export ", StringComparison.Ordinal)).Select(line => line[7..].Split('=')[0]);
        Assert.Equal(["AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "DOTNET_EnableDiagnostics", "DOTNET_GCHeapHardLimit"], names.Except(own).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/usr/lib64:{0}:/nowhere")]
    [InlineData("{0}")]
    [InlineData("relative::{0}")]
    public async Task Where_ICU_lies_on_the_library_path_invariant_mode_is_off(string path) =>
        Assert.Equal("0", await _bootstrap.VariableAsync(Invariant, ("LD_LIBRARY_PATH", string.Format(CultureInfo.InvariantCulture, path, Icu("an icu", "72", "72")))));

    [Fact]
    public async Task Where_it_lies_beside_the_bootstrap_alone_the_library_path_leads_there()
    {
        Icu("lib", "72", "72");

        Assert.Equal("0", await _bootstrap.VariableAsync(Invariant));
        Assert.Equal(Path.Combine(_bootstrap.Folder, "lib"), await _bootstrap.VariableAsync("LD_LIBRARY_PATH"));
        Assert.Equal("/a:" + Path.Combine(_bootstrap.Folder, "lib"), await _bootstrap.VariableAsync("LD_LIBRARY_PATH", ("LD_LIBRARY_PATH", "/a")));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("")]
    public async Task What_the_function_says_of_invariant_mode_itself_counts(string value) =>
        Assert.Equal(value, await _bootstrap.VariableAsync(Invariant, ("LD_LIBRARY_PATH", Icu("icu", "72", "72")), (Invariant, value)));

    [Theory]
    [InlineData("72", "67")]
    [InlineData("72", null)]
    [InlineData(null, "72")]
    public async Task Half_of_ICU_is_none(string? common, string? international) =>
        Assert.Null(await _bootstrap.VariableAsync(Invariant, ("LD_LIBRARY_PATH", Icu("icu", common, international))));

    [Fact]
    public async Task Variables_of_the_functions_stay_as_they_are_whatever_their_names()
    {
        string[] names = ["here", "host", "memory", "left", "digits", "digit", "folder", "folders", "icu"];

        var (_, output, _) = await _bootstrap.RunAsync(
            [("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"), ("LD_LIBRARY_PATH", Icu("icu", "72", "72")), .. names.Select(name => (name, (string?)"mine"))]);

        Assert.All(names, name => Assert.Contains($"export {name}='mine'", output.Replace('"', '\''), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_host_gets_no_arguments_whatever_the_bootstrap_gets()
    {
        var (_, output, _) = await BootstrapRun.RunAsync(new ProcessStartInfo(Path.Combine(_bootstrap.Folder, "bootstrap"), ["one"]));

        Assert.Equal(_bootstrap.Host + " ", output.Split('\n')[0]);
    }

    [Fact]
    public async Task A_native_program_of_the_Handler_settings_name_is_started_in_place_of_the_host()
    {
        var program = BootstrapRun.Write(Path.Combine(_bootstrap.Folder, "orders.v1"), BootstrapRun.Telling, BootstrapRun.Executable);

        Assert.Equal(program + " ", await FirstLineAsync("orders.v1"));
    }

    [Theory]
    [InlineData("orders", "orders.dll", null, BootstrapRun.Executable)]
    [InlineData("orders", null, "/opt/more", BootstrapRun.Executable)]
    [InlineData("orders", null, null, BootstrapRun.Plain)]
    [InlineData("orders:create", null, null, BootstrapRun.Executable)]
    [InlineData("../orders", null, null, BootstrapRun.Executable)]
    [InlineData("", null, null, BootstrapRun.Executable)]
    public async Task Where_it_is_not_certain_that_it_is_meant_the_host_decides(string handler, string? beside, string? roots, UnixFileMode mode)
    {
        BootstrapRun.Write(Path.Combine(_bootstrap.Folder, "orders"), BootstrapRun.Telling, mode);
        if (beside is not null)
        {
            BootstrapRun.Write(Path.Combine(_bootstrap.Folder, beside), "", BootstrapRun.Plain);
        }

        Assert.Equal(_bootstrap.Host + " ", await FirstLineAsync(handler, ("PLUGINRUNTIME_ROOTS", roots)));
    }

    [Fact]
    public async Task A_wrapper_gets_the_native_program()
    {
        var program = BootstrapRun.Write(Path.Combine(_bootstrap.Folder, "orders"), BootstrapRun.Telling, BootstrapRun.Executable);
        var wrapper = BootstrapRun.Write(Path.Combine(_bootstrap.Folder, "wrapper"), BootstrapRun.Telling, BootstrapRun.Executable);

        Assert.Equal($"{wrapper} {program}", await FirstLineAsync("orders", ("AWS_LAMBDA_EXEC_WRAPPER", wrapper)));
    }

    [Theory]
    [InlineData(null, BootstrapRun.Plain)]
    [InlineData("", BootstrapRun.Executable)]
    [InlineData(BootstrapRun.Telling, BootstrapRun.Plain)]
    public async Task A_program_for_the_wrapper_that_is_missing_empty_or_not_executable_is_named(string? content, UnixFileMode mode)
    {
        File.Delete(_bootstrap.Host);
        if (content is not null)
        {
            BootstrapRun.Write(_bootstrap.Host, content, mode);
        }

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task A_folder_in_that_programs_place_is_named()
    {
        File.Delete(_bootstrap.Host);
        Directory.CreateDirectory(_bootstrap.Host);
        await AssertRefusedAsync();
    }

    [Theory]
    [InlineData("wrapper")]
    [InlineData(null)]
    public async Task A_script_without_a_first_line_that_names_its_shell_is_run_by_one(string? wrapper)
    {
        var text = BootstrapRun.Telling.Replace("#!/bin/sh\n", "", StringComparison.Ordinal);
        var script = BootstrapRun.Write(Path.Combine(_bootstrap.Folder, wrapper ?? "orders"), text, BootstrapRun.Executable);

        var line = await FirstLineAsync(wrapper is null ? "orders" : "orders:create", ("AWS_LAMBDA_EXEC_WRAPPER", wrapper is null ? null : script));

        Assert.Equal($"{script} {(wrapper is null ? "" : _bootstrap.Host)}", line);
    }

    [Fact]
    public async Task A_program_of_the_functions_that_cannot_be_started_is_named()
    {
        var program = BootstrapRun.Write(Path.Combine(_bootstrap.Folder, "orders"), "#!/nowhere/shell\n", BootstrapRun.Executable);

        var (exitCode, _, error) = await _bootstrap.RunAsync(("_HANDLER", "orders"), ("LAMBDA_TASK_ROOT", _bootstrap.Folder));

        Assert.InRange(exitCode, 126, 127);
        Assert.Contains(program, error, StringComparison.Ordinal);
    }

    private async Task<string> FirstLineAsync(string handler, params (string Name, string? Value)[] environment)
    {
        var (_, output, _) = await _bootstrap.RunAsync([("_HANDLER", handler), ("LAMBDA_TASK_ROOT", _bootstrap.Folder), .. environment]);
        return output.Split('\n')[0];
    }

    private async Task AssertRefusedAsync()
    {
        var wrapper = BootstrapRun.Write(Path.Combine(_bootstrap.Folder, "wrapper"), BootstrapRun.Telling, BootstrapRun.Executable);

        var (exitCode, output, error) = await _bootstrap.RunAsync(("AWS_LAMBDA_EXEC_WRAPPER", wrapper));

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Contains(_bootstrap.Host, error, StringComparison.Ordinal);
        Assert.Contains("0755", error, StringComparison.Ordinal);
    }

    // A folder beside the bootstrap with libraries of these versions, by their names.
    private string Icu(string folder, string? common, string? international)
    {
        var path = Directory.CreateDirectory(Path.Combine(_bootstrap.Folder, folder)).FullName;
        foreach (var (name, version) in new[] { ("libicuuc", common), ("libicui18n", international) })
        {
            if (version is not null)
            {
                File.WriteAllText(Path.Combine(path, $"{name}.so.{version}"), "");
            }
        }

        return path;
    }
}
