using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// How a caller names a function: by its name, <c>name:qualifier</c>, a partial ARN <c>account:function:name</c>, or a
/// full ARN.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_RequestSyntax.</remarks>
/// <param name="Name">The function's name alone.</param>
/// <param name="Qualifier">A version or an alias; null for none.</param>
internal sealed partial record FunctionReference(string Name, string? Qualifier)
{
    /// <summary>The region in the ARN that was given, else the emulator's.</summary>
    public string Region { get; private init; } = LambdaVariables.Region;

    /// <summary>The account in the ARN that was given, else the emulator's.</summary>
    public string Account { get; private init; } = LambdaVariables.Account;

    /// <summary>The ARN by which the function learns how it was called, with the qualifier if there is one.</summary>
    public string Arn =>
        $"arn:aws:lambda:{Region}:{Account}:function:{Name}{(Qualifier is null ? "" : $":{Qualifier}")}";

    /// <summary>Reads a name as it stands in the path, decoded.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out FunctionReference? reference)
    {
        var match = Form().Match(text);
        reference = !match.Success
            ? null
            : new FunctionReference(match.Groups["name"].Value, Given(match, "qualifier"))
            {
                Region = Given(match, "region") ?? LambdaVariables.Region,
                Account = Given(match, "account") ?? LambdaVariables.Account,
            };
        return match.Success;
    }

    /// <summary>Answers whether <paramref name="text"/> can be a version or an alias.</summary>
    public static bool IsQualifier(string text) => QualifierForm().IsMatch(text);

    private static string? Given(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? found.Value : null;

    // A package may have a dot or a plus in its name, which a function in Lambda may not.
    [GeneratedRegex(
        @"\A((arn:aws[a-z-]*:lambda:)?(?<region>[a-z]+(-[a-z]+)+-[0-9]):)?((?<account>[0-9]{12}):)?(function:)?(?<name>[A-Za-z0-9_.+-]{1,140})(:(?<qualifier>\$LATEST|[A-Za-z0-9_-]{1,128}))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex(@"\A(\$LATEST|[A-Za-z0-9_-]{1,128})\z", RegexOptions.CultureInvariant)]
    private static partial Regex QualifierForm();
}
