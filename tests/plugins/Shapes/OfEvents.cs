using System.Text.Json;
using PluginRuntime;
using PluginRuntime.Events;
using PluginRuntime.Events.Authorizers;
using PluginRuntime.Events.Cognito;
using PluginRuntime.Events.Http;

namespace Shapes;

/// <summary>One for each event of AWS's that the events' package knows, and for what is answered to it where that is of another type.</summary>
public static class OfEvents
{
    [Handler("alb")]
    public static AlbRequest Alb(AlbRequest payload) => payload;

    [Handler("alb-multi-value")]
    public static AlbRequest AlbMultiValue(AlbRequest payload) => payload;

    [Handler("authorizer-http")]
    public static HttpApiAuthorizerRequest AuthorizerHttp(HttpApiAuthorizerRequest payload) => payload;

    [Handler("authorizer-request")]
    public static RequestAuthorizerRequest AuthorizerRequest(RequestAuthorizerRequest payload) => payload;

    [Handler("authorizer-token")]
    public static TokenAuthorizerRequest AuthorizerToken(TokenAuthorizerRequest payload) => payload;

    [Handler("cognito-create-challenge")]
    public static CreateAuthChallengeEvent CognitoCreateChallenge(CreateAuthChallengeEvent payload) => payload;

    [Handler("cognito-custom-message")]
    public static CustomMessageEvent CognitoCustomMessage(CustomMessageEvent payload) => payload;

    [Handler("cognito-custom-sender")]
    public static CustomSenderEvent CognitoCustomSender(CustomSenderEvent payload) => payload;

    [Handler("cognito-define-challenge")]
    public static DefineAuthChallengeEvent CognitoDefineChallenge(DefineAuthChallengeEvent payload) => payload;

    [Handler("cognito-migrate-user")]
    public static UserMigrationEvent CognitoMigrateUser(UserMigrationEvent payload) => payload;

    [Handler("cognito-post-authentication")]
    public static PostAuthenticationEvent CognitoPostAuthentication(PostAuthenticationEvent payload) => payload;

    [Handler("cognito-post-confirmation")]
    public static PostConfirmationEvent CognitoPostConfirmation(PostConfirmationEvent payload) => payload;

    [Handler("cognito-pre-authentication")]
    public static PreAuthenticationEvent CognitoPreAuthentication(PreAuthenticationEvent payload) => payload;

    [Handler("cognito-pre-sign-up")]
    public static PreSignUpEvent CognitoPreSignUp(PreSignUpEvent payload) => payload;

    [Handler("cognito-pre-token")]
    public static PreTokenGenerationEvent CognitoPreToken(PreTokenGenerationEvent payload) => payload;

    [Handler("cognito-pre-token-v2")]
    public static PreTokenGenerationV2Event CognitoPreTokenV2(PreTokenGenerationV2Event payload) => payload;

    [Handler("cognito-verify-challenge")]
    public static VerifyAuthChallengeEvent CognitoVerifyChallenge(VerifyAuthChallengeEvent payload) => payload;

    [Handler("dynamodb")]
    public static DynamoDbEvent Dynamodb(DynamoDbEvent payload) => payload;

    [Handler("eventbridge")]
    public static EventBridgeEvent<JsonElement> Eventbridge(EventBridgeEvent<JsonElement> payload) => payload;

    [Handler("function-url")]
    public static HttpApiRequest FunctionUrl(HttpApiRequest payload) => payload;

    [Handler("http")]
    public static HttpApiRequest Http(HttpApiRequest payload) => payload;

    [Handler("kinesis")]
    public static KinesisEvent Kinesis(KinesisEvent payload) => payload;

    [Handler("rest")]
    public static RestApiRequest Rest(RestApiRequest payload) => payload;

    [Handler("s3")]
    public static S3Event S3(S3Event payload) => payload;

    [Handler("schedule")]
    public static ScheduledEvent Schedule(ScheduledEvent payload) => payload;

    [Handler("sns")]
    public static SnsEvent Sns(SnsEvent payload) => payload;

    [Handler("sqs")]
    public static SqsEvent Sqs(SqsEvent payload) => payload;
}
