namespace PluginRuntime.RuntimeApi;

/// <summary>
/// One invocation's answer, kept instead of sent. Stands in for the host's type of this name.
/// </summary>
internal sealed class Invocation
{
    private readonly List<byte[]> _pieces = [];

    /// <summary>The media type of the response; <see langword="null"/> if there is none.</summary>
    public string? ContentType { get; private set; }

    /// <summary>Whether it went out while it was written.</summary>
    public bool IsStreamed { get; private set; }

    /// <summary>What was written at once each; of a response that was gathered, its one body.</summary>
    public IReadOnlyList<byte[]> Pieces => _pieces;

    /// <summary>The error type in Lambda's form, if it failed.</summary>
    public string? ErrorType { get; private set; }

    /// <summary>The JSON of the error, if it failed.</summary>
    public byte[]? ErrorBody { get; private set; }

    /// <summary>Takes the response.</summary>
    /// <returns><see langword="null"/>: nobody refuses it.</returns>
    public string? Respond(ReadOnlySpan<byte> body, string contentType)
    {
        ContentType = contentType;
        Add(body);
        return null;
    }

    /// <summary>Takes the error.</summary>
    /// <returns><see langword="null"/>: nobody refuses it.</returns>
    public string? Fail(string errorType, ReadOnlySpan<byte> body, string? traceCause = null)
    {
        ErrorType = errorType;
        ErrorBody = body.ToArray();
        return null;
    }

    /// <summary>Begins a response that goes out while it is written.</summary>
    public StreamedPost BeginStream(string contentType, TimeSpan patience)
    {
        ContentType = contentType;
        IsStreamed = true;
        return new StreamedPost(this);
    }

    /// <summary>Takes a piece of it.</summary>
    public void Add(ReadOnlySpan<byte> piece)
    {
        if (!piece.IsEmpty)
        {
            _pieces.Add(piece.ToArray());
        }
    }
}
