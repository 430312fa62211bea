using System.Runtime.InteropServices;
using PluginRuntime.Libraries;
using PluginRuntime.Log;
using PluginRuntime.Rules.Words;
using PluginRuntime.Settings;

namespace PluginRuntime.Hosting;

/// <summary>
/// Tells in the log what of a library's ends the process, or would let it hang before it has begun; in init Lambda is told, too.
/// </summary>
/// <remarks>Signals are told by C code alone, which <see cref="LastLog"/> gives the words.</remarks>
internal sealed unsafe class LibraryEnd
{
    /// <summary>As long as Lambda's init may last: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html</summary>
    private const int OpeningLimitMilliseconds = 9_800;

    private readonly LogWriter _log;
    private readonly FunctionStart _start;
    private readonly void* _self;
    private bool _isInInit = true;
    private string _owner;

    /// <summary>Begins to watch.</summary>
    public LibraryEnd(LambdaEnvironment environment, LogWriter log, FunctionStart start)
    {
        (_log, _start, _owner) = (log, start, environment.Handler);
        LastLog.Open(log, environment.Log);
        LastLog.SetOwner(log, _owner);
        _self = (void*)GCHandle.ToIntPtr(GCHandle.Alloc(this));
        NativeCode.WatchExit(&Exits, _self);
        NativeCode.LimitOpening(OpeningLimitMilliseconds, &Hangs, _self);
    }

    /// <summary>Says what is bound: whose code runs from here on, and that init is over.</summary>
    public void Bound(string owner)
    {
        (_owner, _isInInit) = (owner, false);
        LastLog.SetOwner(_log, owner);
    }

    /// <summary>From here on the end of the process is the host's own doing, and nothing is said of it.</summary>
    public void BeginByHost() => NativeCode.WatchExit(null, _self);

    [UnmanagedCallersOnly]
    private static void Exits(void* self, int code)
    {
        try
        {
            ((LibraryEnd)GCHandle.FromIntPtr((nint)self).Target!).Exits(code);
        }
        catch (Exception)
        {
            // The process ends anyway.
        }
    }

    private void Exits(int code)
    {
        var message =
            $"""
            The code of {_owner} ended the process, with exit code {code}; Lambda starts a fresh one.
            Let it return, and take out its call of exit (Environment.Exit in C#), which may lie in a library that it uses.
            """;
        if (_isInInit)
        {
            _start.Fail(new InitException("Runtime.ExitError", message));
            return;
        }

        _log.Write(LambdaLogLevel.Critical, _log.UnderWaySentence() is { Length: > 0 } sentence ? $"{message}\n{sentence}" : message);
    }

    [UnmanagedCallersOnly]
    private static void Hangs(void* self)
    {
        try
        {
            var end = (LibraryEnd)GCHandle.FromIntPtr((nint)self).Target!;
            end._start.Fail(new InitException(
                PackageErrorType.InvalidPackage,
                $"""
                The native library of {end._owner} hangs while it is opened: its constructors or pluginruntime_describe have not returned for {OpeningLimitMilliseconds / 1000.0:0.0} s.
                Neither should start anything, wait or compute; what a handler needs is made by pluginruntime_create.
                Move that work into pluginruntime_create, build the library and deploy it again.
                """));
        }
        finally
        {
            // The thread is inside the library and may hold what others wait for.
            NativeCode.ExitAtOnce(ExitCode.InitFailed);
        }
    }
}
