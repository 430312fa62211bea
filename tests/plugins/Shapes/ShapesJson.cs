#if GENERATED
using System.Text.Json;
using System.Text.Json.Serialization;
using PluginRuntime;
using PluginRuntime.Events;
using PluginRuntime.Events.Authorizers;
using PluginRuntime.Events.Cognito;
using PluginRuntime.Events.Http;

[assembly: PluginJsonContext(typeof(Shapes.ShapesJson))]

namespace Shapes;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Properties))]
[JsonSerializable(typeof(Nullables))]
[JsonSerializable(typeof(Lists))]
[JsonSerializable(typeof(NullableLists))]
[JsonSerializable(typeof(Arrays))]
[JsonSerializable(typeof(Dictionaries))]
[JsonSerializable(typeof(Keys))]
[JsonSerializable(typeof(Objects))]
[JsonSerializable(typeof(ObjectKeys))]
[JsonSerializable(typeof(Sets))]
[JsonSerializable(typeof(ReadOnlyLists))]
[JsonSerializable(typeof(Constructed))]
[JsonSerializable(typeof(ConstructedNullables))]
[JsonSerializable(typeof(AlbRequest))]
[JsonSerializable(typeof(CreateAuthChallengeEvent))]
[JsonSerializable(typeof(CustomMessageEvent))]
[JsonSerializable(typeof(CustomSenderEvent))]
[JsonSerializable(typeof(DefineAuthChallengeEvent))]
[JsonSerializable(typeof(DynamoDbEvent))]
[JsonSerializable(typeof(EventBridgeEvent<JsonElement>))]
[JsonSerializable(typeof(HttpApiAuthorizerRequest))]
[JsonSerializable(typeof(HttpApiRequest))]
[JsonSerializable(typeof(KinesisEvent))]
[JsonSerializable(typeof(PostAuthenticationEvent))]
[JsonSerializable(typeof(PostConfirmationEvent))]
[JsonSerializable(typeof(PreAuthenticationEvent))]
[JsonSerializable(typeof(PreSignUpEvent))]
[JsonSerializable(typeof(PreTokenGenerationEvent))]
[JsonSerializable(typeof(PreTokenGenerationV2Event))]
[JsonSerializable(typeof(RequestAuthorizerRequest))]
[JsonSerializable(typeof(RestApiRequest))]
[JsonSerializable(typeof(S3Event))]
[JsonSerializable(typeof(ScheduledEvent))]
[JsonSerializable(typeof(SnsEvent))]
[JsonSerializable(typeof(SqsEvent))]
[JsonSerializable(typeof(TokenAuthorizerRequest))]
[JsonSerializable(typeof(UserMigrationEvent))]
[JsonSerializable(typeof(VerifyAuthChallengeEvent))]
internal sealed partial class ShapesJson : JsonSerializerContext;
#endif
