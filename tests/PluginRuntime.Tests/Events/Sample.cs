using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginRuntime.Cli.Commands;
using PluginRuntime.Events;
using PluginRuntime.Events.Authorizers;
using PluginRuntime.Events.Cognito;
using PluginRuntime.Events.Http;

namespace PluginRuntime.Tests.Events;

/// <summary>The samples that the command line writes, and the type that each is read as.</summary>
internal static class Sample
{
    private static readonly Dictionary<string, Type> Types = new()
    {
        ["alb"] = typeof(AlbRequest),
        ["alb-multi-value"] = typeof(AlbRequest),
        ["authorizer-http"] = typeof(HttpApiAuthorizerRequest),
        ["authorizer-request"] = typeof(RequestAuthorizerRequest),
        ["authorizer-token"] = typeof(TokenAuthorizerRequest),
        ["cognito-create-challenge"] = typeof(CreateAuthChallengeEvent),
        ["cognito-custom-message"] = typeof(CustomMessageEvent),
        ["cognito-custom-sender"] = typeof(CustomSenderEvent),
        ["cognito-define-challenge"] = typeof(DefineAuthChallengeEvent),
        ["cognito-migrate-user"] = typeof(UserMigrationEvent),
        ["cognito-post-authentication"] = typeof(PostAuthenticationEvent),
        ["cognito-post-confirmation"] = typeof(PostConfirmationEvent),
        ["cognito-pre-authentication"] = typeof(PreAuthenticationEvent),
        ["cognito-pre-sign-up"] = typeof(PreSignUpEvent),
        ["cognito-pre-token"] = typeof(PreTokenGenerationEvent),
        ["cognito-pre-token-v2"] = typeof(PreTokenGenerationV2Event),
        ["cognito-verify-challenge"] = typeof(VerifyAuthChallengeEvent),
        ["dynamodb"] = typeof(DynamoDbEvent),
        ["eventbridge"] = typeof(EventBridgeEvent<JsonElement>),
        ["function-url"] = typeof(HttpApiRequest),
        ["http"] = typeof(HttpApiRequest),
        ["kinesis"] = typeof(KinesisEvent),
        ["rest"] = typeof(RestApiRequest),
        ["s3"] = typeof(S3Event),
        ["schedule"] = typeof(ScheduledEvent),
        ["sns"] = typeof(SnsEvent),
        ["sqs"] = typeof(SqsEvent),
    };

    public static IEnumerable<string> Names => Types.Keys;

    public static Type TypeOf(string name) => Types[name];

    public static JsonElement Json(string name) => JsonElement.Parse(EventTemplate.Read(name));

    public static T Read<T>(string name) => (T)JsonSerializer.Deserialize(EventTemplate.Read(name), InfoOf(typeof(T)))!;

    public static JsonTypeInfo InfoOf(Type type) => EventsJson.Default.GetTypeInfo(type)!;
}
