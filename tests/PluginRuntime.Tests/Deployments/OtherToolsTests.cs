namespace PluginRuntime.Tests.Deployments;

/// <summary>What the files of dotnet lambda, the Serverless Framework and Terraform say of functions.</summary>
public sealed class OtherToolsTests
{
    private const string Serverless = """
        service: orders
        custom: { entry: create, zips: "${self:custom.folder}", folder: ../zips }
        provider: &provider
          runtime: provided.al2023
          architecture: arm64
          layers: ["${param:hostLayerArn}"]
        layers:
          handlers:
            package: { artifact: handlers.zip }
        functions:
          orders:
            handler: HANDLER
            package: { artifact: "${self:custom.zips}/orders.zip" }
            layers: [arn:aws:lambda:eu-central-1:123456789012:layer:pluginruntime-linux-arm64:3, !Ref HandlersLambdaLayer]
          picture:
            image: picture
        """;

    private const string Terraform = """
        # resource "aws_lambda_function" "none" { handler = "none" }
        variable "stage" { default = "prod" }
        locals {
          folder = "${path.module}/zips" // a remark
        }
        data "archive_file" "orders" {
          type       = "zip"
          source_dir = "${local.folder}/orders"
        }
        resource "aws_lambda_layer_version" "handlers" {
          layer_name = "handlers"
          filename   = "handlers.zip"
        }
        resource "aws_lambda_function" "orders" {
          description = "a \"quoted\" ${jsonencode({ "}" = "{" })} text"
          policy      = <<-END
            handler = "of a heredoc"
          END
          environment {
            variables = { handler = "of a block" }
          }
          handler       = HANDLER
          runtime       = "provided.al2023" /* a remark */
          architectures = ["arm64"]
          filename      = data.archive_file.orders.output_path
          layers        = [
            var.layer, # unknown
            aws_lambda_layer_version.handlers.arn,
          ]
          timeout       = var.stage == "prod" ? 30 : 3
        }
        """;

    [Fact]
    public void Of_dotnet_lambda_the_function_is_the_project_beside_the_file()
    {
        using var file = new Described(
            "aws-lambda-tools-defaults.json",
            """{ "profile": "x", "function-handler": "Orders::Orders.F::H", "function-runtime": "dotnet10", "function-architecture": "arm64", "function-layers": "arn:a, arn:b" }""");

        var function = file.Function();

        Assert.Equal(("Orders::Orders.F::H", "dotnet10", "arm64"), (function.Handler!.Text, function.Runtime!.Text, function.Architecture!.Text));
        Assert.Equal(file.PlaceOf("\"Orders::Orders.F::H\""), function.Handler.Place);
        Assert.Equal(["arn:a", "arn:b"], function.Layers.Select(layer => layer.Name.Text));
        Assert.Equal(file.Root, function.Code!.Path);
    }

    [Theory]
    [InlineData("""{ "profile": "x" }""")]
    [InlineData("""{ "template": "serverless.template", "function-handler": "x" }""")]
    public void Without_a_handler_of_its_own_it_describes_none(string content)
    {
        using var file = new Described("aws-lambda-tools-defaults.json", content);

        Assert.Empty(file.Functions());
    }

    [Theory]
    [InlineData("orders:create", "orders:create")]
    [InlineData("orders:${self:custom.entry}", "orders:create")]
    [InlineData("orders:${opt:entry, 'cancel'}", "orders:cancel")]
    [InlineData("orders:${opt:entry, self:custom.entry}", "orders:create")]
    [InlineData("orders:${opt:entry, ${self:custom.entry}}", "orders:create")]
    [InlineData("orders:${opt:entry}", null)]
    [InlineData("${file(other.yml):handler}", null)]
    [InlineData("orders:${self:custom.none}", null)]
    public void Of_the_Serverless_Framework_variables_of_the_file_are_known(string handler, string? known)
    {
        using var file = new Described("serverless.yml", Serverless.Replace("HANDLER", handler, StringComparison.Ordinal));

        var function = file.Function();

        Assert.Equal(known, function.Handler!.Text);
        Assert.Equal(("provided.al2023", "arm64"), (function.Runtime!.Text, function.Architecture!.Text));
        Assert.Equal(Path.GetFullPath(file.At("../zips/orders.zip")), function.Code!.Path);
        Assert.Equal([null, file.At("handlers.zip")], function.Layers.Select(layer => layer.Content?.Path));
        Assert.True(function.AreLayersKnown);
    }

    [Theory]
    [InlineData("\"orders:create\"", "orders:create")]
    [InlineData("\"orders:${var.stage}\"", "orders:prod")]
    [InlineData("var.stage", "prod")]
    [InlineData("\"orders:$${x}\"", "orders:$${x}")]
    [InlineData("<<END\norders\nEND", "orders\n")]
    [InlineData("var.none", null)]
    [InlineData("\"orders:${var.none}\"", null)]
    [InlineData("var.stage == \"prod\" ? \"a\" : \"b\"", null)]
    [InlineData("\"a\" == \"b\" ? \"a\" : \"b\"", null)]
    [InlineData("join(\":\", [\"orders\",\n\"create\"])", null)]
    public void Of_Terraform_plain_texts_and_what_the_file_gives_them_are_known(string handler, string? known)
    {
        using var file = new Described("main.tf", Terraform.Replace("HANDLER", handler, StringComparison.Ordinal));

        var function = file.Function();

        Assert.Equal(known, function.Handler!.Text);
        Assert.Equal(("provided.al2023", "arm64"), (function.Runtime!.Text, function.Architecture!.Text));
        Assert.Equal(file.At("zips/orders"), function.Code!.Path);
        Assert.Equal([null, "handlers"], function.Layers.Select(layer => layer.Name.Text));
        Assert.Equal(file.At("handlers.zip"), function.Layers[1].Content!.Path);
        Assert.False(function.AreLayersKnown);
    }

    [Fact]
    public void Its_values_have_their_places()
    {
        using var file = new Described("main.tf", Terraform.Replace("HANDLER", "\"orders:create\"", StringComparison.Ordinal));

        Assert.Equal(file.PlaceOf("\"orders:create\""), file.Function().Handler!.Place);
    }

    [Fact]
    public void Its_JSON_is_read_as_well()
    {
        using var file = new Described(
            "main.tf.json",
            """
            { "variable": { "stage": { "default": "prod" } },
              "resource": [ { "aws_lambda_function": { "orders": [ { "handler": "orders:${var.stage}", "filename": "${path.module}/a.zip", "image_uri_none": 1 } ],
                "picture": { "image_uri": "x" } } } ] }
            """);

        var function = file.Function();

        Assert.Equal(("orders", "orders:prod", file.At("a.zip")), (function.Name, function.Handler!.Text, function.Code!.Path));
    }
}
