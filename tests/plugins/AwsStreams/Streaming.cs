using System.Net;
using System.Text;
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

    // What AWS's own entry classes for ASP.NET Core do: a writer over the stream, flushed now and then, and nothing disposed.
    public static async Task AnswerByAWriter(Stream payload)
    {
        var response = LambdaResponseStreamFactory.CreateHttpStream(new HttpResponseStreamPrelude
        {
            StatusCode = HttpStatusCode.OK,
            Headers = { ["Content-Type"] = "text/plain" },
            Cookies = ["a=1", "b=2"],
        });
        var writer = new StreamWriter(response, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await writer.WriteAsync("one ");
        await writer.FlushAsync();
        writer.Write("two ");
        writer.Flush();
        await response.WriteAsync("three"u8.ToArray().AsMemory());
    }

    public static void Count(Stream payload)
    {
        var response = LambdaResponseStreamFactory.CreateStream();
        response.Write("12345"u8);
        response.Write(Encoding.ASCII.GetBytes($" {response.BytesWritten} {response.Length}"));
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

    // Says which version of the package streams, for packages that are swapped.
    public static async Task Version(Stream payload)
    {
        var response = LambdaResponseStreamFactory.CreateStream();
        await response.WriteAsync(await File.ReadAllBytesAsync(Path.Join(AppContext.BaseDirectory, "version.txt")));
    }
}
