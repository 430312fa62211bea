using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// What a context's <c>[JsonSourceGenerationOptions]</c> says, as far as generated code follows it.
/// </summary>
internal sealed class JsonOptions
{
    private const string Options = "System.Text.Json.Serialization.JsonSourceGenerationOptionsAttribute";
    private const int Web = 1;
    private const int DeepestOfSerializer = 64;

    private JsonOptions()
    {
    }

    /// <summary>The policy of names, by its number in <c>JsonKnownNamingPolicy</c>.</summary>
    public int NamingPolicy { get; private set; }

    /// <summary>Whether names are read in any case.</summary>
    public bool IsCaseInsensitive { get; private set; }

    /// <summary>What is not written, by its number in <c>JsonIgnoreCondition</c>.</summary>
    public int IgnoreCondition { get; private set; }

    /// <summary>Whether a response is written over several lines.</summary>
    public bool IsIndented { get; private set; }

    /// <summary>Whether public fields are members.</summary>
    public bool IncludesFields { get; private set; }

    /// <summary>Whether enums are written by their names.</summary>
    public bool UsesEnumNames { get; private set; }

    /// <summary>Whether a name that no member has is an error.</summary>
    public bool RefusesUnknownNames { get; private set; }

    /// <summary>Whether null is refused where a type's annotations do.</summary>
    public bool RespectsNullability { get; private set; }

    /// <summary>Whether what a constructor takes has to be there.</summary>
    public bool RequiresParameters { get; private set; }

    /// <summary>How deep generated code reads; what is deeper is the context's.</summary>
    public int MaxDepth { get; private set; } = DeepestOfSerializer;

    /// <summary>Reads them.</summary>
    /// <exception cref="LeftToContext">One of them is not followed.</exception>
    public static JsonOptions Of(INamedTypeSymbol context)
    {
        var options = new JsonOptions();
        if (ContractSymbols.AttributeOf(context, Options) is not { } attribute)
        {
            return options;
        }

        foreach (var defaults in attribute.ConstructorArguments)
        {
            options.Start(defaults.Value is int number ? number : -1);
        }

        foreach (var option in attribute.NamedArguments)
        {
            options.Take(option.Key, option.Value.Kind == TypedConstantKind.Array ? null : option.Value.Value);
        }

        return options;
    }

    private void Start(int defaults)
    {
        if (defaults is not (0 or Web))
        {
            throw new LeftToContext("the context's JsonSerializerDefaults are neither General nor Web");
        }

        IsCaseInsensitive = defaults == Web;
        NamingPolicy = defaults == Web ? 1 : 0;
    }

    private void Take(string name, object? value)
    {
        switch (name, value)
        {
            case ("PropertyNamingPolicy", int policy) when policy is >= 0 and <= JsonNames.LastPolicy:
                NamingPolicy = policy;
                break;
            case ("PropertyNameCaseInsensitive", bool isSet):
                IsCaseInsensitive = isSet;
                break;
            case ("DefaultIgnoreCondition", int condition) when condition is 0 or 2 or 3:
                IgnoreCondition = condition;
                break;
            case ("MaxDepth", int depth) when depth >= 0:
                MaxDepth = depth == 0 ? DeepestOfSerializer : Math.Min(depth, DeepestOfSerializer);
                break;
            default:
                TakeSwitch(name, value);
                break;
        }
    }

    private void TakeSwitch(string name, object? value)
    {
        switch (name, value)
        {
            case ("WriteIndented", bool isSet):
                IsIndented = isSet;
                break;
            case ("IncludeFields", bool isSet):
                IncludesFields = isSet;
                break;
            case ("UseStringEnumConverter", bool isSet):
                UsesEnumNames = isSet;
                break;
            case ("RespectNullableAnnotations", bool isSet):
                RespectsNullability = isSet;
                break;
            case ("RespectRequiredConstructorParameters", bool isSet):
                RequiresParameters = isSet;
                break;
            case ("UnmappedMemberHandling", int handling):
                RefusesUnknownNames = handling != 0;
                break;
            default:
                CheckWithoutEffect(name, value);
                break;
        }
    }

    // What is rare in an event is read by the context: comments, a comma at the end, a number in quotes, a name that stands twice.
    private static void CheckWithoutEffect(string name, object? value)
    {
        var hasNone = (name, value) switch
        {
            ("AllowTrailingCommas" or "AllowOutOfOrderMetadataProperties", bool) => true,
            ("ReadCommentHandling", byte) => true,
            ("DefaultBufferSize" or "UnknownTypeHandling", int) => true,
            ("NumberHandling", 0 or 1) => true,
            ("AllowDuplicateProperties", true) => true,
            ("IgnoreReadOnlyFields" or "IgnoreReadOnlyProperties", false) => true,
            ("DictionaryKeyPolicy" or "PreferredObjectCreationHandling" or "ReferenceHandler" or "GenerationMode", 0) => true,
            _ => false,
        };
        if (!hasNone)
        {
            throw new LeftToContext($"the context sets {name}");
        }
    }
}
