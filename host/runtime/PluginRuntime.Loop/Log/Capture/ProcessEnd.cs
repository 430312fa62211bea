namespace PluginRuntime.Log.Capture;

/// <summary>
/// Tells in the log what ends the process, or nearly did, outside the host's reach: an exit that the handler asked for, an exception that nobody
/// caught, a failed task that nobody looked at.
/// </summary>
/// <remarks>
/// A stack overflow and <c>Environment.FailFast</c> leave no time for a word; of those the log knows the handler by its first record.
/// </remarks>
/// <param name="log">Where it is told.</param>
/// <param name="console">Holds what the handler wrote last.</param>
/// <param name="handlerSetting">Names the handler until it is bound.</param>
internal sealed class ProcessEnd(LogWriter log, ConsoleCapture console, string handlerSetting)
{
    private const string Advice =
        "It has asked for no invocation. A function's program serves until Lambda stops it: its Main should await the RunAsync of its LambdaBootstrap, or run the web application "
        + "that has AddAWSLambdaHosting. If one of its methods is meant as the handler, the Handler setting has to name it.";

    private volatile bool _isTheHosts;
    private volatile string? _program;

    /// <summary>Says what is bound, once something is: whose code runs.</summary>
    public Func<string>? Bound { get; set; }

    private string Owner => _program ?? Bound?.Invoke() ?? handlerSetting;

    /// <summary>Begins to watch, until the process ends.</summary>
    public void Watch()
    {
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AppDomain.CurrentDomain.UnhandledException += OnUnhandled;
        TaskScheduler.UnobservedTaskException += OnUnobserved;
    }

    /// <summary>From here on the end of the process is the host's own doing, and nothing is said of it.</summary>
    public void BeginByHost() => _isTheHosts = true;

    /// <summary>From here on a program runs that is its own runtime; its end is told in the words of one.</summary>
    /// <param name="program">Which it is.</param>
    public void OfProgram(string program) => _program = program;

    /// <summary>Tells that the program has come to its end by itself.</summary>
    /// <param name="exitCode">What its entry point returned.</param>
    public void Returned(int exitCode)
    {
        _isTheHosts = true;
        var hasServed = HasServed();
        log.Write(
            exitCode != 0 ? LambdaLogLevel.Critical : hasServed ? LambdaLogLevel.Information : LambdaLogLevel.Warning,
            $"""
            The program {_program} came to its end, with exit code {exitCode}; Lambda starts a fresh one.{(hasServed ? "" : "\n" + Advice)}
            """);
    }

    // Who has opened no socket has asked for no invocation.
    private static bool HasServed()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (assembly.FullName?.StartsWith("System.Net.Sockets,", StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }

    // Without a stack: .NET calls this on a thread of its own, and shows no other thread's.
    private void OnExit(object? sender, EventArgs args)
    {
        if (_isTheHosts)
        {
            return;
        }

        console.EndProcess();
        if (_program is { } program)
        {
            log.Write(
                Environment.ExitCode == 0 ? LambdaLogLevel.Information : LambdaLogLevel.Critical,
                $"The program {program} ended its process, with exit code {Environment.ExitCode}; Lambda starts a fresh one.");
            return;
        }

        log.Write(
            LambdaLogLevel.Critical,
            WithUnderWay(
                $"""
                The code of {Owner} ended the process, with exit code {Environment.ExitCode}; Lambda starts a fresh one.
                Let the handler return or throw, and take out its call of Environment.Exit, which may lie in a library that it uses.
                """));
    }

    private void OnUnhandled(object sender, UnhandledExceptionEventArgs args)
    {
        console.EndProcess();
        if (_program is { } program)
        {
            log.Write(
                LambdaLogLevel.Critical,
                $"The program {program} threw what nothing in it catches; .NET ends the process, and Lambda starts a fresh one.",
                args.ExceptionObject as Exception);
            return;
        }

        log.Write(
            LambdaLogLevel.Critical,
            WithUnderWay(
                $"""
                The code of {Owner} threw where nothing can catch it, on a thread of its own or in an async void method; .NET ends the process.
                Catch exceptions inside such code, or return a Task and await it.
                """),
            args.ExceptionObject as Exception);
    }

    // The record names one invocation at most, and in concurrent mode all of those under way end with the process.
    private string WithUnderWay(string message) => log.UnderWaySentence() is { Length: > 0 } sentence ? $"{message}\n{sentence}" : message;

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs args)
    {
        var exception = args.Exception;
        log.Write(
            LambdaLogLevel.Warning,
            $"A task that the code of {Owner} started has failed and was never awaited. The invocation that started it may be over.",
            exception.InnerExceptions.Count == 1 ? exception.InnerExceptions[0] : exception);
    }
}
