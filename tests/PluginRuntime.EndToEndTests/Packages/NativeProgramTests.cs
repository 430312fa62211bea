using PluginRuntime.EndToEndTests.Layer.Boots;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Packages;

/// <summary>Promise: a package that is a native program takes the host's place, in the same process.</summary>
/// <remarks>The shell stands for one: it is native, and a variable names a script that it runs before anything else.</remarks>
public sealed class NativeProgramTests : IAsyncDisposable
{
    private const string Package = "Native";
    private const int MachineOffset = 18;

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("native");

    public NativeProgramTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Native programs are those of Linux.");

    private string Script => Path.Join(_folder.FullName, "script");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Native", Package)]
    [InlineData("handlers/Native/Native", Package)]
    [InlineData("handlers/Native/1.0/Native", Package)]
    [InlineData("handlers/Native/1.0/Native", Package + "@1.0")]
    public async Task It_keeps_the_process_its_variables_and_Lambdas_descriptor_and_its_exit_code_is_the_processs(string path, string handler)
    {
        var program = Write(path);
        await File.WriteAllTextAsync(Script, "echo \"$$ $PWD $_HANDLER $0\"\necho record >&\"$_LAMBDA_TELEMETRY_LOG_FD\"\nexit 5\n", HostRun.Patience);
        var log = Path.Join(_folder.FullName, "log");
        await using var host = HostRun.Start(
            ["/bin/sh", "-c", $"exec \"$0\" \"$@\" 9>>'{log}'", .. HostRun.PublishedHost()],
            _server.Endpoint,
            handler,
            _folder.FullName,
            ("BASH_ENV", Script),
            ("_LAMBDA_TELEMETRY_LOG_FD", "9"));

        Assert.Equal(5, await host.ExitAsync());

        Assert.Equal([$"{host.ProcessId} {Path.GetDirectoryName(program)} {handler} {program}"], await host.EndAsync());
        var written = await File.ReadAllTextAsync(log, HostRun.Patience);
        Assert.Contains($"Program Native in {Path.GetDirectoryName(program)} is native, and takes the host's place.", written, StringComparison.Ordinal);
        Assert.EndsWith("record\n", written, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_DLL_of_its_name_comes_first()
    {
        CopiedFolder.Write(Repository.Built("Echo"), _folder.FullName);
        File.Copy("/bin/bash", Path.Join(_folder.FullName, "Echo"), overwrite: true);
        await using var host = HostRun.StartPublished(_server, "Echo", _folder.FullName);

        Assert.Equal("bytes", (await _server.InvokeAsync("id-1", "bytes")).AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task One_that_is_not_executable_is_an_init_error_that_says_so()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Write(Package), BootstrapRun.Plain);
        }

        await AssertRefusedAsync(Package, "Runtime.InvalidPackage", "it is not executable: set the mode to 0755");
    }

    [Fact]
    public async Task One_of_another_architecture_is_an_init_error_that_says_so()
    {
        var program = Write(Package);
        await using (var file = File.OpenWrite(program))
        {
            // Of no processor that there is.
            file.Position = MachineOffset;
            file.Write([0xf7, 0]);
        }

        await AssertRefusedAsync(Package, "Runtime.InvalidPackage", "it was made for another architecture");
    }

    [Theory]
    [InlineData("Native:run")]
    [InlineData("Native::Function::Run")]
    public async Task Nothing_in_it_can_be_named(string handler)
    {
        Write(Package);

        await AssertRefusedAsync(handler, "Runtime.NoSuchHandler", "meant by the package's name alone");
    }

    [Fact]
    public async Task A_file_of_the_packages_name_that_is_no_program_is_none()
    {
        await File.WriteAllTextAsync(Path.Join(_folder.FullName, Package), "text", HostRun.Patience);

        await AssertRefusedAsync(Package, "Runtime.NoSuchPackage", "There is no package 'Native'");
    }

    private async Task AssertRefusedAsync(string handler, string errorType, string told)
    {
        await using var host = HostRun.StartPublished(_server, handler, _folder.FullName);

        Assert.Contains(told, (await _server.InitErrorAsync(errorType)).Message(), StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
    }

    private string Write(string path)
    {
        var program = Path.Join(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        File.Copy("/bin/bash", program);
        return program;
    }
}
