using System.Diagnostics;

/// <summary>
/// Runs in the host before the host's own code if <c>--wait-for-debugger</c> is given: .NET calls it, and it waits until a debugger is attached.
/// </summary>
/// <remarks>
/// The name and the missing namespace are .NET's: https://github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md. So a host that
/// is not debugged has nothing of this in it.
/// </remarks>
internal static class StartupHook
{
    private const int LookMilliseconds = 50;

    /// <summary>The variable that names this assembly to .NET.</summary>
    public const string Variable = "DOTNET_STARTUP_HOOKS";

    /// <summary>Returns when a debugger is attached.</summary>
    public static void Initialize()
    {
        // A program of .NET that the handler starts would wait as well.
        Environment.SetEnvironmentVariable(Variable, Rest(Environment.GetEnvironmentVariable(Variable)));
        while (!Debugger.IsAttached)
        {
            Thread.Sleep(LookMilliseconds);
        }
    }

    /// <summary>The variable with this assembly in front of the function's own hooks.</summary>
    public static string Before(string? others) =>
        string.IsNullOrEmpty(others) ? typeof(StartupHook).Assembly.Location : typeof(StartupHook).Assembly.Location + Path.PathSeparator + others;

    private static string? Rest(string? all) => all?.Split(Path.PathSeparator, 2) is [_, var rest] ? rest : null;
}
