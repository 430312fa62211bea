using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PluginRuntime.Binding;
using PluginRuntime.Handlers;
using PluginRuntime.Invocations.Failures;
using PluginRuntime.Log;
using PluginRuntime.Plugins;
using PluginRuntime.RuntimeApi;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;
using PluginRuntime.Settings;

namespace PluginRuntime.Testing;

/// <summary>
/// A function after init: its handler, or why it has none.
/// </summary>
internal sealed class BoundFunction
{
    private readonly BoundHandler? _handler;
    private readonly Exception? _failure;
    private readonly PayloadJson _json;
    private readonly LogWriter _log;

    private BoundFunction(BoundHandler? handler, Exception? failure, PayloadJson json, LogWriter log)
    {
        _handler = handler;
        _failure = failure;
        _json = json;
        _log = log;
    }

    /// <summary>Binds a handler by the host's rules.</summary>
    /// <param name="handler">The handler string.</param>
    /// <param name="assembly">The handler's assembly; <see langword="null"/> to find it by the string.</param>
    /// <param name="configure">Changes what the startup class has registered.</param>
    /// <param name="log">The function's log.</param>
    public static BoundFunction Init(string handler, Assembly? assembly, Action<IServiceCollection>? configure, LogWriter log)
    {
        var json = PayloadJson.Default;
        try
        {
            var parsed = HandlerString.Parse(handler);
            var found = assembly ?? TestedAssembly.Find(parsed.Package);
            json = PayloadJson.Of(found);
            var plugin = LoadedPlugin.Of(parsed.Package, found, configure);
            if (HandlerBinder.IsProgram(plugin, parsed))
            {
                throw IsProgram(handler);
            }

            return new BoundFunction(HandlerBinder.Bind(plugin, parsed, prewarm: true, log), failure: null, json, log);
        }
        catch (Exception error)
        {
            var failure = error is PackageException package ? new InitException(package.ErrorType, package.Message, package.InnerException) : error;
            log.Write(LambdaLogLevel.Critical, failure is InitException ? failure.Message : "", failure is InitException ? null : failure);
            return new BoundFunction(handler: null, failure, json, log);
        }
    }

    /// <summary>Whether its handler has a startup class; also where there is none because init failed.</summary>
    public bool MayHaveServices => _handler is null or { Services: not null };

    /// <summary>Writes an event for it.</summary>
    public ReadOnlyMemory<byte> Write(object? payload) => _json.Write(payload);

    /// <summary>Runs one invocation on this thread.</summary>
    public InvocationResult Invoke(ReadOnlyMemory<byte> payload, TestInvocationContext context) =>
        _handler is null ? Failed() : new InvocationRun(_handler, context, _log).Run(payload, _json);

    /// <summary>Disposes handler and services. What that throws comes out.</summary>
    public void Dispose()
    {
        Exception? failure = null;
        if (_handler is not null)
        {
            Disposal.Of(_handler, (_, error) => failure = error);
        }

        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }

    private InvocationResult Failed()
    {
        var error = FunctionError.OfInit(_failure!);
        var answer = new Invocation();
        answer.Fail(error.HeaderType, error.Body);
        return new InvocationResult(answer, _json, isInit: true)
        {
            Exception = _failure is InitException ? _failure.InnerException : _failure,
            Log = [.. _log.OfInit.Select(entry => new LogRecord(entry))],
        };
    }

    private static PackageException IsProgram(string handler) => new(
        PackageErrorType.InvalidHandler,
        $"""
        The handler '{handler}' means a program with a Main of its own, which is its own runtime: it cannot be called in the test's process.
        Name a handler in it, as in Orders::Orders.Function::FunctionHandler, or start the program by HostProcess.
        """);
}
