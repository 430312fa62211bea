using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3;
using PluginRuntime;

namespace Libraries.Remote;

[Handler("AWSSDK-S3")]
public sealed class Bucket : LibraryHandler
{
    protected override async Task<string> UseAsync(CancellationToken cancellationToken)
    {
        using var server = new Loopback("tea");
        var settings = new AmazonS3Config { ServiceURL = server.Url, ForcePathStyle = true, AuthenticationRegion = "eu-central-1" };
        using var s3 = new AmazonS3Client(new BasicAWSCredentials("key", "secret"), settings);
        using var answer = await s3.GetObjectAsync("shop", "item.txt", cancellationToken);
        using var reader = new StreamReader(answer.ResponseStream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}

[Handler("AWSSDK-DynamoDBv2")]
public sealed class Table : LibraryHandler
{
    protected override async Task<string> UseAsync(CancellationToken cancellationToken)
    {
        using var server = new Loopback("""{"Item":{"Count":{"N":"2"}}}""", ("Content-Type", "application/x-amz-json-1.0"));
        var settings = new AmazonDynamoDBConfig { ServiceURL = server.Url, AuthenticationRegion = "eu-central-1" };
        using var dynamo = new AmazonDynamoDBClient(new BasicAWSCredentials("key", "secret"), settings);
        var answer = await dynamo.GetItemAsync("stock", new Dictionary<string, AttributeValue> { ["Item"] = new() { S = "tea" } }, cancellationToken);
        return answer.Item["Count"].N;
    }
}
