#if LEVELS
using Amazon.Lambda.Core;

namespace AwsForms;

/// <summary>Messages with every kind of hole.</summary>
public class TemplateLogs
{
    private static readonly Dictionary<string, int> Items = new() { ["tea"] = 3 };

    public void Names(ILambdaContext context)
    {
        context.Logger.LogInformation("{customer} buys {count}", "Ada", 3);
        context.Logger.LogInformation("for {price:0.00}", 1.5);
        context.Logger.LogInformation("all {@items}", Items);
    }

    public void Positions(ILambdaContext context)
    {
        context.Logger.LogInformation("{1} after {0}", "one", "two");
        context.Logger.LogInformation("{1} before {2}", "one", "two");
    }

    /// <summary>What nobody means to write, and everybody does.</summary>
    public void Odd(ILambdaContext context)
    {
        context.Logger.LogInformation("too few {first} {second}", "one");
        context.Logger.LogInformation("too many {first}", "one", "two");
        context.Logger.LogInformation("open {first", "one");
    }
}
#endif
