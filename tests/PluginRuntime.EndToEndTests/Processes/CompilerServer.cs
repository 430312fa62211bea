using System.Diagnostics;
using PluginRuntime.Emulator.Processes;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

[assembly: AssemblyFixture(typeof(CompilerServer))]

namespace PluginRuntime.EndToEndTests.Processes;

/// <summary>
/// The compiler server of the builds that tests start: under a name of its own, started with the first of them and ended after the last test.
/// </summary>
/// <remarks>
/// A server that a build starts would outlive its test. Without one each build starts a compiler for each project, which is most of what a small build costs.
/// </remarks>
public sealed class CompilerServer : IDisposable
{
    private static readonly string Name = $"pluginruntime-tests-{Environment.ProcessId}";
    private static readonly Lazy<Process> Server = new(Start);

    /// <summary>Has a command's builds use it.</summary>
    public static void UseIn(ProcessStartInfo command)
    {
        _ = Server.Value;
        command.Environment["UseSharedCompilation"] = "true";
        command.Environment["SharedCompilationId"] = Name;
        DoNotCountCalls(command);
    }

    public void Dispose()
    {
        if (Server.IsValueCreated)
        {
            Server.Value.Kill();
            Server.Value.Dispose();
        }
    }

    // What is compiled here is run for a second at most: .NET's look at how it is run would cost a third of that and never pay.
    private static void DoNotCountCalls(ProcessStartInfo command) => command.Environment["DOTNET_TieredPGO"] = "0";

    private static Process Start()
    {
        var compiler = Path.Combine(Path.GetDirectoryName(DotNetLocation.Find())!, "sdk", SdkVersion(), "Roslyn", "bincore", "VBCSCompiler.dll");
        var process = Process.Start(Command("exec", compiler, "-pipename:" + Name))!;
        AwaitPipe(process);
        return process;
    }

    // A build that finds no pipe starts a server itself.
    private static void AwaitPipe(Process process)
    {
        var began = Stopwatch.StartNew();
        while (!File.Exists(Path.Combine("/tmp", Name)) && began.Elapsed < Limits.Hang)
        {
            Assert.False(process.WaitForExit(TimeSpan.FromMilliseconds(20)), "The compiler server ended at once.");
        }
    }

    private static string SdkVersion()
    {
        using var dotnet = Process.Start(Command("--version"))!;
        return dotnet.StandardOutput.ReadToEnd().Trim();
    }

    // Its own pipes: nobody waits for the end of this program's output because a server has it, too.
    private static ProcessStartInfo Command(params string[] arguments)
    {
        var command = new ProcessStartInfo(DotNetLocation.Find(), arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        DoNotCountCalls(command);
        return command;
    }
}
