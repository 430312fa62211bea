using System.Text.Json;
using System.Text.Json.Serialization;
using PluginRuntime.Events.Authorizers;
using PluginRuntime.Events.Cognito;
using PluginRuntime.Events.Http;

namespace PluginRuntime.Events;

/// <summary>The JSON of all events and responses, for a plugin that has no types of its own in its signatures.</summary>
/// <remarks><c>[assembly: PluginJsonContext(typeof(EventsJson))]</c>. A context of your own names what it needs by <c>[JsonSerializable]</c>.</remarks>
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
public sealed partial class EventsJson : JsonSerializerContext;
