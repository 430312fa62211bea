using System.Globalization;
using PluginRuntime;

namespace Writes;

/// <summary>Writes its event as a line of the console.</summary>
[Handler("line")]
public sealed class WritesALine : IHandler<string>
{
    public ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        Console.WriteLine(payload);
        return default;
    }
}

/// <summary>Writes its event once at each level.</summary>
[Handler("levels")]
public sealed class WritesAtEachLevel : IHandler<string>
{
    public ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        for (var level = LambdaLogLevel.Trace; level <= LambdaLogLevel.Critical; level++)
        {
            context.Log(level, payload);
        }

        Console.WriteLine(payload);
        Console.Error.WriteLine(payload);
        return default;
    }
}

/// <summary>Throws with a cause and its event for a message.</summary>
[Handler("throws")]
public sealed class ThrowsWithACause : IHandler<string>
{
    public ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException(payload, new TimeoutException("The store did not answer."));
}

/// <summary>Changes whatever of the process a handler can change, after it has written its event.</summary>
[Handler("changes")]
public sealed class ChangesTheProcess : IHandler<string, string>
{
    public ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        Console.WriteLine(payload);
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        Console.WriteLine("lost");
        CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
        CultureInfo.DefaultThreadCurrentCulture = new CultureInfo("de-DE");
        Environment.CurrentDirectory = Path.GetTempPath();
        foreach (var variable in (string[])["AWS_LAMBDA_RUNTIME_API", "AWS_LAMBDA_LOG_FORMAT", "LAMBDA_TASK_ROOT", "_HANDLER"])
        {
            Environment.SetEnvironmentVariable(variable, "changed");
        }

        return ValueTask.FromResult(payload);
    }
}
