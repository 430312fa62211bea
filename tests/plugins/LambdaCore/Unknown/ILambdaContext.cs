namespace Amazon.Lambda.Core;

/// <content>Members of which nobody has heard.</content>
public partial interface ILambdaContext
{
    string Unheard { get; }

    int UnheardOf(string question);

    string UnheardByDefault => "the interface's own";
}
