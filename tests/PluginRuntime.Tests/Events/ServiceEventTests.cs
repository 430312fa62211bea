using System.Text.Json;
using System.Text.Json.Nodes;
using PluginRuntime.Events;
using PluginRuntime.Events.Authorizers;
using PluginRuntime.Events.Cognito;

namespace PluginRuntime.Tests.Events;

public sealed class ServiceEventTests
{
    [Fact]
    public void A_key_of_S3_is_decoded_as_its_API_takes_it() =>
        Assert.Equal("tea cups/grün.png", Sample.Read<S3Event>("s3").Records[0].S3.Object.DecodedKey());

    [Fact]
    public void The_detail_of_an_event_is_a_type_of_the_plugins_own()
    {
        var json = """{"detail-type":"Order Placed","detail":{"item":"tea","count":2}}""";

        Assert.Equal(new OrderPlaced("tea", 2), JsonSerializer.Deserialize(json, OwnWebJson.Default.EventBridgeEventOrderPlaced)!.Detail);
    }

    [Fact]
    public void An_event_without_a_detail_can_be_written_again() => Assert.DoesNotContain(
        "\"detail\"", JsonSerializer.Serialize(new EventBridgeEvent<JsonElement>(), EventsJson.Default.EventBridgeEventJsonElement), StringComparison.Ordinal);

    [Fact]
    public void A_value_of_DynamoDB_has_the_member_of_its_type_alone()
    {
        var image = Sample.Read<DynamoDbEvent>("dynamodb").Records[0].Dynamodb.NewImage!;

        Assert.Equal("101", image["Id"].N);
        Assert.Equal([1, 2, 3], image["Picture"].B!.Value.ToArray());
        Assert.True(image["Maker"].M!["Since"].Null);
        Assert.Equal("""{"N":"101"}""", JsonSerializer.Serialize(image["Id"], EventsJson.Default.AttributeValue));
    }

    [Fact]
    public void The_answer_to_a_trigger_is_its_event_with_the_response_filled()
    {
        var trigger = Sample.Read<PreSignUpEvent>("cognito-pre-sign-up");

        var answer = JsonSerializer.SerializeToElement(trigger with { Response = new() { AutoConfirmUser = true } }, EventsJson.Default.PreSignUpEvent);

        Assert.True(answer.GetProperty("response").GetProperty("autoConfirmUser").GetBoolean());
        Assert.Equal(["$.response.autoConfirmUser"], JsonLoss.Between(Sample.Json("cognito-pre-sign-up"), answer, "$"));
    }

    [Fact]
    public void An_authorizers_policy_is_IAMs()
    {
        var response = AuthorizerResponse.Allow("ada", "arn:1", "arn:2") with { Context = new JsonObject { ["tenant"] = "north", ["limit"] = 5 }, UsageIdentifierKey = "key" };

        Assert.All(EveryJson.Of(typeof(AuthorizerResponse)), json => Assert.True(JsonElement.DeepEquals(
            JsonElement.Parse(
                """
                {"principalId":"ada","policyDocument":{"Version":"2012-10-17","Statement":[{"Action":["execute-api:Invoke"],"Effect":"Allow","Resource":["arn:1","arn:2"]}]},
                 "context":{"tenant":"north","limit":5},"usageIdentifierKey":"key"}
                """),
            JsonSerializer.SerializeToElement(response, json))));
    }

    [Fact]
    public void A_denial_says_so_and_what_is_not_set_is_denied()
    {
        Assert.Equal("Deny", AuthorizerResponse.Deny("ada", "arn:1").PolicyDocument.Statement[0].Effect);
        Assert.Equal("Deny", new PolicyStatement().Effect);
        Assert.False(new SimpleAuthorizerResponse().IsAuthorized);
    }

    [Fact]
    public void A_simple_answer_has_its_context_only_if_there_is_one()
    {
        Assert.Equal("""{"isAuthorized":true}""", JsonSerializer.Serialize(new SimpleAuthorizerResponse { IsAuthorized = true }, EventsJson.Default.SimpleAuthorizerResponse));
        Assert.Equal(
            """{"isAuthorized":true,"context":{"roles":["a"]}}""",
            JsonSerializer.Serialize(new SimpleAuthorizerResponse { IsAuthorized = true, Context = new JsonObject { ["roles"] = new JsonArray("a") } }, EventsJson.Default.SimpleAuthorizerResponse));
    }

    [Fact]
    public void The_assembly_refers_to_NETs_own_alone() => Assert.All(
        typeof(EventsJson).Assembly.GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
}
