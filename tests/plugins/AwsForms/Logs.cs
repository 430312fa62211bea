using Amazon.Lambda.Core;

namespace AwsForms;

/// <summary>Writes in every way that the first release has.</summary>
public class Logs
{
    public void Plain(ILambdaContext context)
    {
        context.Logger.Log("log");
        context.Logger.LogLine("line");
        context.Logger.LogLine("two\nlines");
        LambdaLogger.Log("static");
        Console.WriteLine("console");
        Console.Error.WriteLine("console's error");
    }

    public void Nulls(ILambdaContext context)
    {
        context.Logger.Log(null);
        context.Logger.LogLine(null);
        LambdaLogger.Log(null);
#if LEVELS
        context.Logger.LogInformation((string)null!);
        context.Logger.LogInformation((string)null!, "tea");
        context.Logger.LogInformation((Exception?)null, "with {item}", "tea");
        context.Logger.LogInformation("with {item}", args: null);
#endif
    }

    public async Task Later(ILambdaContext context)
    {
        await Task.Yield();
        context.Logger.LogLine("line");
        LambdaLogger.Log("static");
    }
}
