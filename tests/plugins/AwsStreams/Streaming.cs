using System.Net;
using Amazon.Lambda.Core.ResponseStreaming;

namespace AwsStreams;

/// <summary>Answers in parts, by what <c>Amazon.Lambda.Core</c> has for it.</summary>
public static class Streaming
{
    public static async Task<Stream> Answer(Stream payload)
    {
        await using var response = LambdaResponseStreamFactory.CreateStream();
        await response.WriteAsync("one "u8.ToArray());
        await Task.Yield();
        await response.WriteAsync("two"u8.ToArray());
        return new MemoryStream("not sent"u8.ToArray());
    }

    public static async Task AnswerOverHttp(Stream payload)
    {
        await using var response = LambdaResponseStreamFactory.CreateHttpStream(new HttpResponseStreamPrelude { StatusCode = HttpStatusCode.Created });
        await response.WriteAsync("part"u8.ToArray());
    }

    public static async Task Fail(Stream payload)
    {
        await using var response = LambdaResponseStreamFactory.CreateStream();
        await response.WriteAsync("part"u8.ToArray());
        throw new InvalidOperationException("failed in the middle");
    }

    public static void FailFirst(Stream payload)
    {
        using var response = LambdaResponseStreamFactory.CreateStream();
        throw new InvalidOperationException("failed before");
    }

    public static void Twice(Stream payload)
    {
        LambdaResponseStreamFactory.CreateStream();
        LambdaResponseStreamFactory.CreateStream();
    }

    public static Stream Whole(Stream payload) => payload;
}
