using Amazon.Lambda.RuntimeSupport;

namespace AwsExecutable;

/// <summary>A program that is its own runtime.</summary>
public static class Program
{
    public static void Main() => new LambdaBootstrap(Answer).Run();

    /// <summary>What such a program would be named by on a host that loads class libraries.</summary>
    public static Stream Answer(Stream payload) => payload;
}
