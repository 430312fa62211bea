using System.Text;
using Amazon.Lambda.Core;
using Newtonsoft.Json;

[assembly: LambdaSerializer(typeof(AwsNewtonsoft.NewtonsoftSerializer))]

namespace AwsNewtonsoft;

/// <summary>Events and responses by the package's own Newtonsoft.Json.</summary>
public sealed class NewtonsoftSerializer : ILambdaSerializer
{
    public T Deserialize<T>(Stream requestStream)
    {
        using var reader = new JsonTextReader(new StreamReader(requestStream));
        return JsonSerializer.CreateDefault().Deserialize<T>(reader)!;
    }

    public void Serialize<T>(T response, Stream responseStream)
    {
        using var writer = new StreamWriter(responseStream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        JsonSerializer.CreateDefault().Serialize(writer, response);
    }
}
