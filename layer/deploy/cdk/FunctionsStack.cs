using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Constructs;

namespace Deploy;

/// <summary>The Greeter sample, which brings its code, and the Thumbnail sample, which comes from a layer.</summary>
internal sealed class FunctionsStack : Stack
{
    private const string Root = "../../..";

    public FunctionsStack(Construct scope, string id)
        : base(scope, id)
    {
        var host = LayerVersion.FromLayerVersionArn(this, "Host", HostLayerArn());
        var handlers = new LayerVersion(this, "Handlers", new LayerVersionProps
        {
            Code = Code.FromAsset($"{Root}/artifacts/layer/handlers-linux-arm64.zip"),
            CompatibleRuntimes = [Runtime.PROVIDED_AL2023],
            CompatibleArchitectures = [Architecture.ARM_64],
            // A function goes on with the version that it names, until it names another.
            RemovalPolicy = RemovalPolicy.RETAIN,
        });

        _ = new Function(this, "Greeter", new FunctionProps
        {
            Runtime = Runtime.PROVIDED_AL2023,
            Architecture = Architecture.ARM_64,
            Handler = "Greeter",
            Code = Code.FromAsset($"{Root}/artifacts/greeter"),
            Layers = [host],
            MemorySize = 512,
            Timeout = Duration.Seconds(30),
        });

        _ = new Function(this, "Thumbnail", new FunctionProps
        {
            Runtime = Runtime.PROVIDED_AL2023,
            Architecture = Architecture.ARM_64,
            Handler = "Thumbnail:Thumbnail.ThumbnailHandler",
            // Lambda wants code of every function: a text that nothing reads.
            Code = Code.FromAsset($"{Root}/layer/placeholder"),
            Layers = [host, handlers],
            MemorySize = 1024,
            Timeout = Duration.Seconds(30),
        });
    }

    private string HostLayerArn() => Node.TryGetContext("hostLayerArn") is string { Length: > 0 } arn ? arn : throw new InvalidOperationException(
        """
        The context has no hostLayerArn.
        It should be the host's layer with its version, as layer/publish.sh prints it: cdk deploy -c hostLayerArn=arn:aws:lambda:eu-central-1:123456789012:layer:pluginruntime-linux-arm64:1
        """);
}
