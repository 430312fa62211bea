using PluginRuntime;

namespace Streams;

/// <summary>What a streaming handler is asked to do.</summary>
public sealed class Ask
{
    /// <summary>How many pieces to write.</summary>
    public int Pieces { get; set; }

    /// <summary>The size of each, in bytes.</summary>
    public int Size { get; set; } = 1;

    /// <summary>Throws after that many pieces; never if there are not as many.</summary>
    public int FailAfter { get; set; } = -1;

    /// <summary>Writes a prelude first.</summary>
    public bool Prelude { get; set; }
}

/// <summary>Writes pieces, each of one letter.</summary>
[Handler("pieces")]
public sealed class Pieces : IStreamingHandler<Ask>
{
    public async ValueTask HandleAsync(Ask payload, ResponseStream response, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (payload.Prelude)
        {
            var prelude = new HttpResponsePrelude { StatusCode = 201 };
            prelude.Headers["X-Made-By"] = "Streams";
            prelude.Cookies.Add("a=b; Secure");
            response.WriteHttpPrelude(prelude);
        }

        var piece = new byte[payload.Size];
        for (var number = 0; number < payload.Pieces; number++)
        {
            if (number == payload.FailAfter)
            {
                break;
            }

            Array.Fill(piece, (byte)('a' + (number % 26)));
            await response.WriteAsync(piece, cancellationToken);
        }

        if (payload.FailAfter >= 0 && payload.FailAfter <= payload.Pieces)
        {
            throw new InvalidOperationException($"failed after {payload.FailAfter} pieces");
        }
    }
}

/// <summary>Writes when it has ended, and tells in its next response what came of it.</summary>
[Handler("late")]
public sealed class Late : IStreamingHandler<Ask>
{
    private ResponseStream? _last;

    public ValueTask HandleAsync(Ask payload, ResponseStream response, IInvocationContext context, CancellationToken cancellationToken)
    {
        var said = "first";
        try
        {
            _last?.WriteByte(1);
        }
        catch (InvalidOperationException error)
        {
            said = error.Message;
        }

        _last = response;
        using var writer = new StreamWriter(response);
        writer.Write(said);
        return default;
    }
}

/// <summary>Two preludes, a prelude behind bytes, one that is too long.</summary>
[Handler("preludes")]
public sealed class Preludes : IStreamingHandler<string>
{
    public ValueTask HandleAsync(string payload, ResponseStream response, IInvocationContext context, CancellationToken cancellationToken)
    {
        var prelude = new HttpResponsePrelude();
        if (payload == "long")
        {
            prelude.Headers["X-Long"] = new string('x', 16 * 1024);
        }
        else if (payload == "twice")
        {
            response.WriteHttpPrelude(prelude);
        }
        else
        {
            response.WriteByte(1);
        }

        response.WriteHttpPrelude(prelude);
        return default;
    }
}

/// <summary>Sequences.</summary>
public static class Sequences
{
    public static async IAsyncEnumerable<Ask> Lines(Ask payload)
    {
        for (var number = 0; number < payload.Pieces; number++)
        {
            if (number == payload.FailAfter)
            {
                throw new InvalidOperationException($"failed after {number} items");
            }

            await Task.Yield();
            yield return new Ask { Pieces = number };
        }
    }

    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> Bytes(Ask payload, IInvocationContext context)
    {
        for (var number = 0; number < payload.Pieces; number++)
        {
            await Task.Yield();
            yield return new byte[payload.Size];
        }
    }

    public static IAsyncEnumerable<Ask> None() => null!;
}
