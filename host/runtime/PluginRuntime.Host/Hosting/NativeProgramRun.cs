using System.Runtime.InteropServices;
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

    private const string Library = "libc.so.6";

    /// <summary>Starts it. Returns only if that fails.</summary>
    /// <returns>Why it cannot be started.</returns>
    public static PackageException Start(PackageLocation package, HandlerString handlerString, LogSettings settings, LogWriter log)
    {
        if (handlerString.IsAwsForm || handlerString.Entry is not null)
        {
            return NamesMore(package, handlerString);
        }

        if (!OperatingSystem.IsLinux())
        {
            return CannotStart(package, "it is one of Linux");
        }

        log.Write(LambdaLogLevel.Information, $"Program {package.Name} in {package.DeployedDirectory} is native, and takes the host's place.");
        Surroundings.SetCurrentDirectory(package.Directory);
        FunctionLog.LeaveToPrograms(settings);

        // .NET ignores the signal, and what is ignored stays so in the next program.
        _ = Signal(BrokenPipeSignal, 0);
        fixed (byte* program = LibcFiles.Path(package.MainAssemblyPath))
        {
            var arguments = stackalloc byte*[] { program, null };
            _ = Execute(program, arguments);
        }

        var error = Marshal.GetLastSystemError();
        return CannotStart(package, error switch
        {
            Forbidden => "it is not executable: set the mode to 0755 before the zip is made",
            OtherFormat => "it was made for another architecture: publish it for this one, as in -r linux-x64 or -r linux-arm64",
            NoSuchFile => "the loader that it names is not here: publish it for linux-x64 or linux-arm64 and not for linux-musl",
            _ => Marshal.GetPInvokeErrorMessage(error),
        });
    }

    private static PackageException NamesMore(PackageLocation package, HandlerString handlerString) => new(
        PackageErrorType.NoSuchHandler,
        $"""
        The handler {Quotation.Of(handlerString.Text)} names something in package {package.Name}, which is the native program {package.MainAssemblyPath}: nothing in it can be called by its name.
        A program is meant by the package's name alone, as in {package.Name}.
        {HandlerStringError.Place}
        """);

    private static PackageException CannotStart(PackageLocation package, string why) => new(
        PackageErrorType.InvalidPackage,
        $"""
        Package {package.Name} is the native program {package.MainAssemblyPath}, which cannot be started: {why}.
        A package without a {package.Name}.dll may be a program for Amazon Linux that ahead-of-time compilation made, and serves the Runtime API itself.
        Deploy it again as such a program, or as the class library or the program that dotnet publish makes without PublishAot.
        """);

    [DllImport(Library, EntryPoint = "execv")]
    private static extern int Execute(byte* path, byte** arguments);

    [DllImport(Library, EntryPoint = "signal")]
    private static extern nint Signal(int signal, nint handler);
}
