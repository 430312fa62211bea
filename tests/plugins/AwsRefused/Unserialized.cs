using Amazon.Lambda.Core;

namespace AwsRefused;

/// <summary>No attribute names a serializer: whoever needs none answers, whoever needs one does not.</summary>
public class Unserialized
{
    public static string Takes(string payload) => payload;

    public static string Returns() => "text";

    public static void TakesOnly(string payload) => Console.WriteLine(payload);

    public static Task<string> ReturnsLater(Stream payload) => new StreamReader(payload).ReadToEndAsync();

    public static Stream NeedsNone(Stream payload, ILambdaContext context) => payload;

    public static Task NeedsNoneForNothing() => Task.CompletedTask;
}
