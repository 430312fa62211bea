using System.Runtime.InteropServices;
using PluginRuntime.Linux;
using PluginRuntime.Log;
using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;
using PluginRuntime.Settings;

namespace PluginRuntime.Hosting;

/// <summary>
/// A package that is a native program takes the place of this process, as it does on AWS's runtime: it keeps the process's id, variables and outputs.
/// </summary>
/// <remarks>One in the task root never gets here: the bootstrap starts it in place of the host.</remarks>
internal static unsafe class NativeProgramRun
{
    private const int NoSuchFile = 2;
    private const int OtherFormat = 8;
    private const int Forbidden = 13;
    private const int BrokenPipeSignal = 13;

    /// <summary>Starts it. Returns only if that fails.</summary>
    /// <returns>Why it cannot be started.</returns>
    public static PackageException Start(PackageLocation package, HandlerString handlerString, LogSettings settings, LogWriter log)
    {
        if (handlerString.IsAwsForm || handlerString.Entry is not null)
        {
            return NativeProgramError.NamesMore(package, handlerString);
        }

        if (!OperatingSystem.IsLinux())
        {
            return NativeProgramError.CannotStart(package, "it is one of Linux");
        }

        log.Write(LambdaLogLevel.Information, $"Program {package.Name} in {package.DeployedDirectory} is native, and takes the host's place.");
        Surroundings.SetCurrentDirectory(package.Directory);
        FunctionLog.LeaveToPrograms(settings);

        // .NET ignores the signal, and what is ignored stays so in the next program.
        _ = Libc.Signal(BrokenPipeSignal, 0);
        fixed (byte* program = LibcFiles.Path(package.MainAssemblyPath))
        {
            var arguments = stackalloc byte*[] { program, null };
            _ = Libc.Execute(program, arguments);
        }

        var error = Marshal.GetLastSystemError();
        return NativeProgramError.CannotStart(package, error switch
        {
            Forbidden => NativeProgramError.NotExecutable,
            OtherFormat => NativeProgramError.OtherArchitecture,
            NoSuchFile => NativeProgramError.OtherLoader,
            _ => Marshal.GetPInvokeErrorMessage(error),
        });
    }
}
