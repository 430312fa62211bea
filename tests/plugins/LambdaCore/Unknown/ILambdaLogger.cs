namespace Amazon.Lambda.Core;

/// <content>A member of which nobody has heard.</content>
public partial interface ILambdaLogger
{
    bool LogUnheard(string message);
}
