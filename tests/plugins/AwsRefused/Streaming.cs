using Amazon.Lambda.Core.ResponseStreaming;

namespace AwsRefused;

/// <summary>Answers in parts.</summary>
public static class Streaming
{
    public static async Task Answer()
    {
        await using var response = LambdaResponseStreamFactory.CreateStream();
        await response.WriteAsync("part"u8.ToArray());
    }

    public static async Task AnswerOverHttp()
    {
        await using var response = LambdaResponseStreamFactory.CreateHttpStream(new HttpResponseStreamPrelude());
        await response.WriteAsync("part"u8.ToArray());
    }
}
