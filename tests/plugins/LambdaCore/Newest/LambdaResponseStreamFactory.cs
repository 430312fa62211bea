namespace Amazon.Lambda.Core.ResponseStreaming;

/// <summary>Makes response streams, where the host has them.</summary>
public class LambdaResponseStreamFactory
{
#pragma warning disable CS0649, IDE0044 // Whoever sets it does so by reflection.
    private static Func<byte[], ILambdaResponseStream> _streamFactory;
#pragma warning restore CS0649, IDE0044

    internal static void SetLambdaResponseStream(Func<byte[], ILambdaResponseStream> streamFactory) => _streamFactory = streamFactory;

    /// <summary>A response of bytes.</summary>
    public static LambdaResponseStream CreateStream() => Create([]);

    /// <summary>A response over HTTP.</summary>
    public static LambdaResponseStream CreateHttpStream(HttpResponseStreamPrelude prelude) => Create(prelude.ToByteArray());

    private static LambdaResponseStream Create(byte[] prelude) => _streamFactory is { } create
        ? new LambdaResponseStream(create(prelude))
        : throw new InvalidOperationException("The host has no response streams.");
}
