namespace PluginRuntime.PluginSide.Tracing;

/// <summary>
/// The name under which a function was invoked: <c>arn:aws:lambda:eu-central-1:123456789012:function:orders</c>, with a version or an alias
/// behind it or without.
/// </summary>
/// <param name="text">What is no such name has no parts.</param>
internal readonly struct FunctionArn(string text)
{
    private const int Account = 4;
    private const int Qualifier = 7;

    private readonly string[] _parts = text.Split(':', Qualifier + 1);

    /// <summary>The account that owns the function; empty if this is no ARN.</summary>
    public string AccountId => IsArn ? _parts[Account] : "";

    private bool IsArn => _parts.Length >= Qualifier && _parts[0] == "arn";

    /// <summary>The same function with the version that runs in the place of an alias; empty if this is no ARN.</summary>
    public string OfVersion(string version)
    {
        if (!IsArn)
        {
            return "";
        }

        return _parts.Length > Qualifier && version.Length > 0 ? $"{string.Join(':', _parts[..Qualifier])}:{version}" : text;
    }
}
