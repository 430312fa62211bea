namespace Amazon.Lambda.Core;

/// <summary>The facts of one invocation.</summary>
public partial interface ILambdaContext
{
    /// <summary>The request id.</summary>
    string AwsRequestId { get; }

    /// <summary>What a mobile client told of itself; never absent.</summary>
    IClientContext ClientContext { get; }

    /// <summary>The function's name.</summary>
    string FunctionName { get; }

    /// <summary>The function's version.</summary>
    string FunctionVersion { get; }

    /// <summary>The caller's Cognito identity; never absent.</summary>
    ICognitoIdentity Identity { get; }

    /// <summary>The ARN by which the function was invoked.</summary>
    string InvokedFunctionArn { get; }

    /// <summary>The function's log.</summary>
    ILambdaLogger Logger { get; }

    /// <summary>The log group.</summary>
    string LogGroupName { get; }

    /// <summary>The log stream.</summary>
    string LogStreamName { get; }

    /// <summary>The function's memory, in megabytes.</summary>
    int MemoryLimitInMB { get; }

    /// <summary>The time left until Lambda's deadline.</summary>
    TimeSpan RemainingTime { get; }
}
