using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.Core;

namespace AwsRefused;

/// <summary>Every method here looks like a handler and cannot be one; none of this code may run before that is told.</summary>
[SuppressMessage("Performance", "CA1810", Justification = "A static constructor says that code ran.")]
public class Methods
{
    private static readonly string Suffix;

    static Methods()
    {
        Console.WriteLine("code of the plugin ran");
        Suffix = "!";
    }

    public static string TooMany(string payload, ILambdaContext context, string third) => payload + context.AwsRequestId + third + Suffix;

    public static string SecondIsNoContext(string payload, string second) => payload + second;

    public static string ContextFirst(ILambdaContext context, string payload) => context.AwsRequestId + payload;

    public static string ContextTwice(ILambdaContext context, ILambdaContext second) => context.AwsRequestId + second.AwsRequestId;

    public static T Generic<T>(T payload) => payload;

    public static async void AsyncVoid(string payload) => await Task.FromResult(payload);

    public static string Params(params string[] payload) => string.Concat(payload);

    public static string VarArgs(string payload, __arglist) => payload;

    public static string ByReference(ref string payload) => payload += Suffix;

    public static void Out(out string payload) => payload = Suffix;

    public static string Overloaded(string payload) => payload;

    public static string Overloaded(int payload) => payload + Suffix;
}
