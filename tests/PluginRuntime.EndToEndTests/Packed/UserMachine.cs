using System.Diagnostics;
using PluginRuntime.Emulator.Processes;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Packed;

/// <summary>
/// The machine of a user who has the SDK and no clone of this repository: an empty folder, a home of its own, and a feed with the packages of
/// this repository beside what NuGet has on this machine already. Nothing goes to the network.
/// </summary>
public sealed class UserMachine : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("user of packages-");

    public UserMachine()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Directory.Exists(Feed), "The packages are made on Linux, by the build of these tests.");
        Folder = _folder.CreateSubdirectory("work").FullName;
        File.WriteAllText(
            Path.Join(Folder, "nuget.config"),
            $"""<configuration><packageSources><clear /><add key="packages" value="{Feed}" /><add key="others" value="{Others}" /></packageSources></configuration>""");
        Directory.CreateDirectory(Others);
    }

    /// <summary>What NuGet has on this machine.</summary>
    public static string Restored { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Where the packages lie that the build of these tests makes.</summary>
    public static string Feed => Repository.Path("artifacts", "packing", "packages");

    /// <summary>The folder that a user works in.</summary>
    public string Folder { get; }

    /// <summary>Whether builds find what NuGet has on this machine already, besides the feeds.</summary>
    public bool HasOtherPackages { get; init; } = true;

    /// <summary>A feed for packages that a test makes.</summary>
    public string Others => Path.Join(_folder.FullName, "others");

    private string Home => Path.Join(_folder.FullName, "home");

    /// <summary>The full path of what lies in the folder.</summary>
    public string At(params string[] parts) => Path.Join([Folder, .. parts]);

    /// <summary>Writes a file, and the folders above it.</summary>
    public void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), content);
    }

    /// <summary>Writes a class library in a folder of its name, which refers to one package of this repository, and its only source.</summary>
    public void WriteProject(string name, string source, string package = "PluginRuntime.Contracts", string properties = "", string items = "")
    {
        Write(
            $"{name}/{name}.csproj",
            $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup><ItemGroup><PackageReference Include="{package}" Version="1.0.0" />{items}</ItemGroup></Project>""");
        Write($"{name}/Code.cs", source);
    }

    /// <summary>Runs a line of a shell to its end, in a folder below this one.</summary>
    public async Task<string> RunAsync(string line, string folder = "")
    {
        var (exitCode, output, errors) = await TryAsync(line, folder);
        Assert.True(exitCode == 0, $"{line}\n{output}\n{errors}");
        return output;
    }

    /// <summary>The same, whatever its exit code.</summary>
    public Task<(int ExitCode, string Output, string Errors)> TryAsync(string line, string folder = "") => FinishedProcess.OfAsync(Shell(line, folder));

    /// <summary>Starts a line of a shell that goes on until it is ended.</summary>
    internal Process Start(string line, string folder = "")
    {
        var start = Shell("exec " + line, folder);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        return Process.Start(start)!;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private ProcessStartInfo Shell(string line, string folder)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line]) { WorkingDirectory = Path.Join(Folder, folder), RedirectStandardInput = true };
        CompilerServer.UseIn(start);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_HOME"] = Home;
        start.Environment["NUGET_PACKAGES"] = Path.Join(_folder.FullName, "nuget");
        start.Environment["NUGET_FALLBACK_PACKAGES"] = HasOtherPackages ? Restored : "";
        start.Environment["PATH"] = string.Join(Path.PathSeparator, Path.Join(Home, ".dotnet", "tools"), Path.GetDirectoryName(DotNetLocation.Find()), Environment.GetEnvironmentVariable("PATH"));
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(DotNetLocation.Find());
        return start;
    }

}
