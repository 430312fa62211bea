using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.HandlerStrings;

/// <summary>
/// What the function's Handler setting says: which package, and which handler in it.
/// </summary>
/// <remarks>
/// <code>
/// handler = aws | short
/// aws     = Assembly "::" Namespace.Type["+"Nested] [ "::" Method ["(" T{,T} ")"] ]
/// short   = package ["@" version] [":" entry]         entry = name | Type | Type.Method ["(" T{,T} ")"]
/// </code>
/// AWS's form is that of https://docs.aws.amazon.com/lambda/latest/dg/csharp-handler.html. Immutable.
/// </remarks>
internal sealed class HandlerString
{
    /// <summary>The longest text that is read, in characters. Lambda's own limit is 128.</summary>
    public const int MaxLength = 1_024;

    private HandlerString(string text) => Text = text;

    /// <summary>The whole text, without the spaces around it.</summary>
    public string Text { get; }

    /// <summary>Whether the text is in AWS's form, with <c>::</c>.</summary>
    public bool IsAwsForm { get; init; }

    /// <summary>The package's name, or the assembly's simple name in AWS's form.</summary>
    public required string Package { get; init; }

    /// <summary>
    /// The version that the text pins; <see langword="null"/> if it leaves the choice to the package.
    /// </summary>
    public PackageVersion? Version { get; init; }

    /// <summary>
    /// What the short form has after its colon, unread: <c>create</c>, <c>Checkout.PlaceOrder(Int32)</c>.
    /// </summary>
    public string? Entry { get; init; }

    /// <summary>
    /// The type. In the short form only a proposal: what stands before the last dot of <see cref="Entry"/>, which may
    /// as
    /// well be a name with dots or a type in a namespace.
    /// </summary>
    public string? TypeName { get; init; }

    /// <summary>The method, with the same reservation for the short form.</summary>
    public string? MethodName { get; init; }

    /// <summary>
    /// The types in the parentheses, none if they are empty; <see langword="null"/> if there are no parentheses.
    /// </summary>
    public string[]? ParameterTypes { get; init; }

    /// <summary>Reads a handler string.</summary>
    /// <param name="text">The Handler setting; <see langword="null"/> if there is none.</param>
    /// <exception cref="PackageException">
    /// The text is not a handler string (<see cref="PackageErrorType.InvalidHandler"/>).
    /// </exception>
    public static HandlerString Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw HandlerStringError.Missing();
        }

        if (text.Length > MaxLength)
        {
            throw HandlerStringError.TooLong(text);
        }

        RefuseDangerousCharacters(text);
        var trimmed = text.Trim();
        var separator = trimmed.IndexOf("::", StringComparison.Ordinal);
        return separator < 0 ? ReadShortForm(trimmed) : ReadAwsForm(trimmed, separator);
    }

    private static void RefuseDangerousCharacters(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsControl(text[index]))
            {
                throw HandlerStringError.ControlCharacter(text);
            }

            if (text[index] is '/' or '\\' || (text[index] == '.' && index > 0 && text[index - 1] == '.'))
            {
                throw HandlerStringError.PathPart(text);
            }
        }
    }

    private static HandlerString ReadShortForm(string text)
    {
        var colon = text.IndexOf(':');
        var package = (colon < 0 ? text : text[..colon]).Trim();
        var at = package.IndexOf('@');
        var version = at < 0 ? null : ReadVersion(text, package[(at + 1)..].Trim());
        var name = at < 0 ? package : package[..at].Trim();
        if (!FolderName.IsValid(name))
        {
            throw HandlerStringError.PackageName(text, name);
        }

        if (colon < 0)
        {
            return new HandlerString(text) { Package = name, Version = version };
        }

        var entry = HandlerEntry.Parse(text, text[(colon + 1)..].Trim());
        return new HandlerString(text)
        {
            Package = name,
            Version = version,
            Entry = entry.Text,
            TypeName = entry.TypeName,
            MethodName = entry.MethodName,
            ParameterTypes = entry.ParameterTypes,
        };
    }

    private static PackageVersion ReadVersion(string text, string version) =>
        PackageVersion.TryParse(version, out var parsed) ? parsed : throw HandlerStringError.Version(text, version);

    private static HandlerString ReadAwsForm(string text, int separator)
    {
        var assembly = HandlerAssembly.SimpleName(text, text[..separator].Trim());
        var rest = text[(separator + 2)..];
        var second = rest.IndexOf("::", StringComparison.Ordinal);
        var type = (second < 0 ? rest : rest[..second]).Trim();
        if (!HandlerType.IsName(type))
        {
            throw HandlerStringError.TypeName(text, type);
        }

        var method = second < 0 ? null : HandlerMethod.Parse(text, rest[(second + 2)..].Trim());
        return new HandlerString(text)
        {
            IsAwsForm = true,
            Package = assembly,
            TypeName = type,
            MethodName = method?.Name,
            ParameterTypes = method?.ParameterTypes,
        };
    }
}
