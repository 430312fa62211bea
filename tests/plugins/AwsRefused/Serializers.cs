using Amazon.Lambda.Core;

namespace AwsRefused;

/// <summary>Handlers whose serializers cannot be made.</summary>
public class Serialized
{
    [LambdaSerializer(typeof(ThrowingSerializer))]
    public static string ByOneThatThrows(string payload) => payload;

    [LambdaSerializer(typeof(NeedySerializer))]
    public static string ByOneThatNeedsAnArgument(string payload) => payload;

    [LambdaSerializer(typeof(NoSerializer))]
    public static string ByNone(string payload) => payload;
}

public class ThrowingSerializer : ILambdaSerializer
{
    public ThrowingSerializer() => throw new InvalidOperationException("The naming policy is not set.");

    public T Deserialize<T>(Stream requestStream) => throw new NotSupportedException();

    public void Serialize<T>(T response, Stream responseStream) => throw new NotSupportedException();
}

public class NeedySerializer(string policy) : ILambdaSerializer
{
    public T Deserialize<T>(Stream requestStream) => throw new NotSupportedException(policy);

    public void Serialize<T>(T response, Stream responseStream) => throw new NotSupportedException(policy);
}

/// <summary>It has the methods and not the interface.</summary>
public class NoSerializer
{
    public T Deserialize<T>(Stream requestStream) => throw new NotSupportedException();

    public void Serialize<T>(T response, Stream responseStream) => throw new NotSupportedException();
}
