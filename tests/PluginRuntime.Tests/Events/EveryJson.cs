using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PluginRuntime.Events;
using PluginRuntime.Events.Authorizers;
using PluginRuntime.Events.Cognito;
using PluginRuntime.Events.Http;

namespace PluginRuntime.Tests.Events;

/// <summary>All the ways in which a handler's package may read and write a type: ours, a context of its own, and reflection.</summary>
internal static class EveryJson
{
    private static readonly JsonSerializerOptions ReflectedWeb = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
    private static readonly JsonSerializerOptions Reflected = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
    private static readonly JsonSerializerOptions Snakes = new() { TypeInfoResolver = OwnJson.Default, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IEnumerable<JsonTypeInfo> Of(Type type) =>
    [
        EventsJson.Default.GetTypeInfo(type)!, OwnWebJson.Default.GetTypeInfo(type)!, OwnJson.Default.GetTypeInfo(type)!,
        ReflectedWeb.GetTypeInfo(type), Reflected.GetTypeInfo(type), Snakes.GetTypeInfo(type),
    ];
}

/// <summary>An event's detail of a plugin's own.</summary>
internal sealed record OrderPlaced(string Item, int Count);

/// <summary>As a plugin writes it.</summary>
[JsonSerializable(typeof(HttpApiRequest))]
[JsonSerializable(typeof(HttpApiResponse))]
[JsonSerializable(typeof(RestApiRequest))]
[JsonSerializable(typeof(RestApiResponse))]
[JsonSerializable(typeof(AlbRequest))]
[JsonSerializable(typeof(AlbResponse))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(SqsEvent))]
[JsonSerializable(typeof(SqsBatchResponse))]
[JsonSerializable(typeof(SnsEvent))]
[JsonSerializable(typeof(S3Event))]
[JsonSerializable(typeof(EventBridgeEvent<JsonElement>))]
[JsonSerializable(typeof(ScheduledEvent))]
[JsonSerializable(typeof(DynamoDbEvent))]
[JsonSerializable(typeof(KinesisEvent))]
[JsonSerializable(typeof(StreamBatchResponse))]
[JsonSerializable(typeof(TokenAuthorizerRequest))]
[JsonSerializable(typeof(RequestAuthorizerRequest))]
[JsonSerializable(typeof(HttpApiAuthorizerRequest))]
[JsonSerializable(typeof(AuthorizerResponse))]
[JsonSerializable(typeof(SimpleAuthorizerResponse))]
[JsonSerializable(typeof(PreSignUpEvent))]
[JsonSerializable(typeof(PostConfirmationEvent))]
[JsonSerializable(typeof(PreAuthenticationEvent))]
[JsonSerializable(typeof(PostAuthenticationEvent))]
[JsonSerializable(typeof(DefineAuthChallengeEvent))]
[JsonSerializable(typeof(CreateAuthChallengeEvent))]
[JsonSerializable(typeof(VerifyAuthChallengeEvent))]
[JsonSerializable(typeof(PreTokenGenerationEvent))]
[JsonSerializable(typeof(PreTokenGenerationV2Event))]
[JsonSerializable(typeof(UserMigrationEvent))]
[JsonSerializable(typeof(CustomMessageEvent))]
[JsonSerializable(typeof(CustomSenderEvent))]
[JsonSerializable(typeof(EventBridgeEvent<OrderPlaced>))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
internal sealed partial class OwnWebJson : JsonSerializerContext;

/// <summary>As a plugin writes it.</summary>
[JsonSerializable(typeof(HttpApiRequest))]
[JsonSerializable(typeof(HttpApiResponse))]
[JsonSerializable(typeof(RestApiRequest))]
[JsonSerializable(typeof(RestApiResponse))]
[JsonSerializable(typeof(AlbRequest))]
[JsonSerializable(typeof(AlbResponse))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(SqsEvent))]
[JsonSerializable(typeof(SqsBatchResponse))]
[JsonSerializable(typeof(SnsEvent))]
[JsonSerializable(typeof(S3Event))]
[JsonSerializable(typeof(EventBridgeEvent<JsonElement>))]
[JsonSerializable(typeof(ScheduledEvent))]
[JsonSerializable(typeof(DynamoDbEvent))]
[JsonSerializable(typeof(KinesisEvent))]
[JsonSerializable(typeof(StreamBatchResponse))]
[JsonSerializable(typeof(TokenAuthorizerRequest))]
[JsonSerializable(typeof(RequestAuthorizerRequest))]
[JsonSerializable(typeof(HttpApiAuthorizerRequest))]
[JsonSerializable(typeof(AuthorizerResponse))]
[JsonSerializable(typeof(SimpleAuthorizerResponse))]
[JsonSerializable(typeof(PreSignUpEvent))]
[JsonSerializable(typeof(PostConfirmationEvent))]
[JsonSerializable(typeof(PreAuthenticationEvent))]
[JsonSerializable(typeof(PostAuthenticationEvent))]
[JsonSerializable(typeof(DefineAuthChallengeEvent))]
[JsonSerializable(typeof(CreateAuthChallengeEvent))]
[JsonSerializable(typeof(VerifyAuthChallengeEvent))]
[JsonSerializable(typeof(PreTokenGenerationEvent))]
[JsonSerializable(typeof(PreTokenGenerationV2Event))]
[JsonSerializable(typeof(UserMigrationEvent))]
[JsonSerializable(typeof(CustomMessageEvent))]
[JsonSerializable(typeof(CustomSenderEvent))]
[JsonSerializable(typeof(EventBridgeEvent<OrderPlaced>))]
internal sealed partial class OwnJson : JsonSerializerContext;
