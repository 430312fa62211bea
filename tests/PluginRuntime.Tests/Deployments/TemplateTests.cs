namespace PluginRuntime.Tests.Deployments;

/// <summary>What templates of SAM, CloudFormation and the CDK say of functions, with the place of each value.</summary>
public sealed class TemplateTests
{
    private const string Sam = """
        # a remark
        Parameters:
          HostLayerArn: { Type: String }
          Stage:
            Type: String
            Default: prod
          Method:
            Default: orders:create
        Mappings:
          Processors:
            prod:
              name: arm64
        Globals:
          Function:
            Runtime: provided.al2023
            Layers: [!Ref HostLayerArn]
        Resources:
          Layer:
            Type: AWS::Serverless::LayerVersion
            Properties:
              LayerName: handlers
              ContentUri: ../handlers.zip
          Queue:
            Type: AWS::SQS::Queue
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              Handler: HANDLER
              Architectures: [!FindInMap [Processors, !Ref Stage, name]]
              CodeUri: src/Orders/
              Layers:
                - !Ref Layer
        """;

    [Fact]
    public void Of_SAM_globals_layers_and_code_are_known_each_with_its_place()
    {
        using var file = new Described("template.yaml", Sam.Replace("HANDLER", "orders:cancel", StringComparison.Ordinal));

        var function = file.Function();

        Assert.Equal(("Orders", "orders:cancel", "provided.al2023", "arm64"), (function.Name, function.Handler!.Text, function.Runtime!.Text, function.Architecture!.Text));
        Assert.Equal(file.PlaceOf("orders:cancel"), function.Handler.Place);
        Assert.Equal(file.PlaceOf("provided.al2023"), function.Runtime.Place);
        Assert.Equal(file.PlaceOf("arm64"), function.Architecture.Place);
        Assert.Equal(file.At("src/Orders"), function.Code!.Path);
        Assert.Equal(file.PlaceOf("src/Orders/"), function.Code.Place);
        Assert.Equal([null, "handlers"], function.Layers.Select(layer => layer.Name.Text));
        Assert.Equal(Path.GetFullPath(file.At("../handlers.zip")), function.Layers[1].Content!.Path);
        Assert.False(function.AreLayersKnown);
    }

    [Theory]
    [InlineData("!Ref Method", "orders:create")]
    [InlineData("{ Ref: Method }", "orders:create")]
    [InlineData("!Sub '${Method}'", "orders:create")]
    [InlineData("!Sub 'orders:${Stage}'", "orders:prod")]
    [InlineData("!Sub ['orders:${name}', { name: !Ref Stage }]", "orders:prod")]
    [InlineData("{ 'Fn::Sub': 'orders:${Stage}' }", "orders:prod")]
    [InlineData("!Sub 'orders:${!Stage}'", "orders:${Stage}")]
    [InlineData("!Join [':', [orders, !Ref Stage]]", "orders:prod")]
    [InlineData("!Join [':', ['', !Ref Stage]]", ":prod")]
    [InlineData("!FindInMap [Processors, prod, name]", "arm64")]
    [InlineData("!Ref HostLayerArn", null)]
    [InlineData("!Ref AWS::Region", null)]
    [InlineData("!If [A, orders:create, orders:cancel]", null)]
    [InlineData("!GetAtt Queue.Arn", null)]
    [InlineData("!FindInMap [Processors, test, name]", null)]
    [InlineData("!Sub 'orders:${AWS::Region}'", null)]
    [InlineData("[orders]", null)]
    public void What_the_file_itself_holds_is_known_and_nothing_else(string handler, string? known)
    {
        using var file = new Described("template.yaml", Sam.Replace("HANDLER", handler, StringComparison.Ordinal));

        var value = file.Function().Handler!;

        Assert.Equal(known, value.Text);
        Assert.Equal(known is null, value.Source is not null);
    }

    [Fact]
    public void A_default_stands_where_it_would_be_changed()
    {
        using var file = new Described("template.yaml", Sam.Replace("HANDLER", "!Ref Method", StringComparison.Ordinal));

        Assert.Equal(file.PlaceOf("orders:create"), file.Function().Handler!.Place);
    }

    [Fact]
    public void JSON_is_read_as_well_whatever_the_files_name_with_comments_and_umlauts_before_the_value()
    {
        const string Template = """
            {
              // of the AWS Toolkit
              "Resources": { "Größe 😀": {}, "Orders": { "Type": "AWS::Serverless::Function",
                "Properties": { "Description": "größer", "Handler": "orders:cancel", "Runtime": "dotnet10" } } },
            }
            """;
        foreach (var name in new[] { "serverless.template", "template.yaml" })
        {
            using var file = new Described(name, Template);

            var function = file.Function();

            Assert.Equal("orders:cancel", function.Handler!.Text);
            Assert.Equal(file.PlaceOf("\"orders:cancel\""), function.Handler.Place);
            Assert.Equal(file.Root, function.Code!.Path);
        }
    }

    [Fact]
    public void YAML_may_begin_with_a_brace()
    {
        using var file = new Described("template.yaml", "{ Resources: { Orders: { Type: AWS::Serverless::Function, Properties: { Handler: orders } } } }");

        Assert.Equal("orders", file.Function().Handler!.Text);
    }

    [Theory]
    [InlineData("Code: { ZipFile: 'exports' }")]
    [InlineData("Code: { ImageUri: image }")]
    [InlineData("PackageType: Image")]
    [InlineData("Runtime: nodejs22.x")]
    public void Code_that_is_no_file_of_this_disk_leads_nowhere(string property)
    {
        using var file = new Described("template.yaml", $"Resources:\n  Orders:\n    Type: AWS::Lambda::Function\n    Properties:\n      {property}\n");

        Assert.Null(file.Function().Code);
    }

    [Theory]
    [InlineData("Code: { S3Bucket: bucket, S3Key: orders.zip }")]
    [InlineData("Code: s3://bucket/orders.zip")]
    [InlineData("Code: !Ref Method")]
    public void Code_in_S3_is_not_known(string property)
    {
        using var file = new Described("template.yaml", $"Resources:\n  Orders:\n    Type: AWS::Lambda::Function\n    Properties:\n      {property}\n");

        Assert.Null(file.Function().Code!.Path);
    }

    [Fact]
    public void Of_the_CDK_code_is_found_by_the_path_of_its_asset_or_by_its_key_in_the_file_of_assets()
    {
        using var file = new Described("Stack.template.json", """
            { "Resources": {
              "A": { "Type": "AWS::Lambda::Function", "Properties": { "Handler": "a", "Code": { "S3Bucket": { "Fn::Sub": "cdk" }, "S3Key": "12.zip" } }, "Metadata": { "aws:asset:path": "asset.12" } },
              "B": { "Type": "AWS::Lambda::Function", "Properties": { "Handler": "b", "Code": { "S3Bucket": { "Fn::Sub": "cdk" }, "S3Key": "34.zip" } } },
              "C": { "Type": "AWS::Lambda::Function", "Properties": { "Handler": "c", "Code": { "S3Bucket": { "Fn::Sub": "cdk" }, "S3Key": "56.zip" } } } } }
            """);
        file.Put("Stack.assets.json", """{ "files": { "34": { "source": { "path": "asset.34.zip", "packaging": "file" }, "destinations": { "here": { "objectKey": "34.zip" } } } } }""");

        Assert.Equal([file.At("asset.12"), file.At("asset.34.zip"), null], file.Functions().Select(function => function.Code!.Path));
    }
}
