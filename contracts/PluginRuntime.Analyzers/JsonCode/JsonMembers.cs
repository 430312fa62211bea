using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// The members of a type that JSON holds, in the order in which System.Text.Json writes them.
/// </summary>
/// <param name="options">The context's options.</param>
internal sealed class JsonMembers(JsonOptions options)
{
    private static readonly string[] Known = ["JsonPropertyName", "JsonIgnore", "JsonPropertyOrder", "JsonRequired", "JsonInclude", "JsonConverter"];

    /// <summary>Reads them: a type's own before those of its base.</summary>
    /// <exception cref="LeftToContext">One of them is not done in exactly the same way.</exception>
    public List<JsonMember> Of(INamedTypeSymbol type)
    {
        var found = new List<JsonMember>();
        var names = new HashSet<string>();
        var jsonNames = new List<string>();
        for (var level = type; level.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); level = level.BaseType!)
        {
            CheckBase(level);
            ISymbol[] members = [.. level.GetMembers().OfType<IPropertySymbol>().Where(IsSeen), .. level.GetMembers().OfType<IFieldSymbol>().Where(IsSeen)];
            jsonNames.AddRange(level.GetMembers().Where(IsPublic).Select(JsonName));
            found.AddRange(members.Select(Read).OfType<JsonMember>());
            if (members.FirstOrDefault(member => !names.Add(member.Name)) is { } hidden)
            {
                throw new LeftToContext($"{type.Name} hides or overrides {hidden.Name}");
            }

            if (level.GetMembers().FirstOrDefault(member => RequiredMember.Is(member) && !found.Any(other => other.Name == "@" + member.Name)) is { } required)
            {
                throw new LeftToContext($"{required.Name} is required and not in the JSON");
            }
        }

        CheckNames(jsonNames);
        return [.. found.OrderBy(member => member.Order)];
    }

    private static void CheckBase(INamedTypeSymbol level)
    {
        if (PrintedType.NamespaceOf(level) is var space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal)))
        {
            throw new LeftToContext($"{level.Name} is a type of .NET's own");
        }
    }

    private static bool IsSeen(IPropertySymbol property) => property is { IsStatic: false, IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true }
        && (property.GetMethod?.DeclaredAccessibility == Accessibility.Public || property.SetMethod?.DeclaredAccessibility == Accessibility.Public || IsIncluded(property));

    private bool IsSeen(IFieldSymbol field) => field is { IsStatic: false, IsConst: false, IsImplicitlyDeclared: false }
        && ((options.IncludesFields && field.DeclaredAccessibility == Accessibility.Public) || IsIncluded(field));

    private static bool IsIncluded(ISymbol member) => ContractSymbols.AttributeOf(member, "System.Text.Json.Serialization.JsonIncludeAttribute") is not null;

    private JsonMember? Read(ISymbol member)
    {
        var attributes = new JsonAttributes(member, Known);
        var condition = attributes.Has("JsonIgnore") ? attributes.Value("JsonIgnore", "Condition") as int? ?? 1 : (int?)null;
        if (condition == 1)
        {
            return null;
        }

        if (condition > 3 || NameableTypes.IsForbidden(member))
        {
            throw new LeftToContext($"{member.Name} is ignored in one direction, or must not be used");
        }

        return member is IPropertySymbol property ? Read(property, attributes, condition) : Read((IFieldSymbol)member, attributes, condition);
    }

    private JsonMember Read(IPropertySymbol property, JsonAttributes attributes, int? condition)
    {
        var isGot = property.GetMethod?.DeclaredAccessibility == Accessibility.Public;
        var isSet = property.SetMethod?.DeclaredAccessibility == Accessibility.Public;
        if (attributes.Has("JsonInclude") && (property.DeclaredAccessibility != Accessibility.Public || isGot != property.GetMethod is not null || isSet != property.SetMethod is not null))
        {
            throw new LeftToContext($"{property.Name} is included though it is not public");
        }

        if (property.RefKind != RefKind.None)
        {
            throw new LeftToContext($"{property.Name} is returned by reference");
        }

        if (isSet && !AutoProperty.Sets(property))
        {
            throw new LeftToContext($"{property.Name} has a setter of its own, which System.Text.Json calls in the order of the event");
        }

        var read = Read(property, property.Type, attributes, condition);
        return read with { IsSettable = isSet, IsSetAtOnce = read.IsSetAtOnce || property.SetMethod is { IsInitOnly: true }, IsWritten = isGot };
    }

    private JsonMember Read(IFieldSymbol field, JsonAttributes attributes, int? condition)
    {
        if (field.DeclaredAccessibility != Accessibility.Public)
        {
            throw new LeftToContext($"{field.Name} is included though it is not public");
        }

        return Read(field, field.Type, attributes, condition) with { IsSettable = !field.IsReadOnly };
    }

    private JsonMember Read(ISymbol member, ITypeSymbol type, JsonAttributes attributes, int? condition) => new()
    {
        Name = "@" + member.Name,
        JsonName = JsonName(member),
        Type = type,
        IsSettable = true,
        IsSetAtOnce = RequiredMember.Is(member),
        IsRequired = attributes.Has("JsonRequired") || RequiredMember.Is(member),
        IsWritten = true,
        IgnoreCondition = condition,
        Order = attributes.Value("JsonPropertyOrder") as int? ?? 0,
        IsByName = attributes.IsByName(type),
    };

    private string JsonName(ISymbol member) =>
        ContractSymbols.AttributeOf(member, "System.Text.Json.Serialization.JsonPropertyNameAttribute")?.ConstructorArguments is [{ Value: string name }]
            ? name
            : JsonNames.Of(member.Name, options.NamingPolicy);

    // System.Text.Json looks at the names of those that it leaves out, too.
    private void CheckNames(List<string> names)
    {
        if (names.FirstOrDefault(name => name.Any(char.IsSurrogate) || name.StartsWith("$", StringComparison.Ordinal) || (options.IsCaseInsensitive && name.Any(character => character > 127))) is { } odd)
        {
            throw new LeftToContext($"the name {odd} is compared in a way of its own");
        }

        if (names.GroupBy(name => options.IsCaseInsensitive ? JsonNames.Folded(name) : name).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new LeftToContext($"two members have the name {twice.Key}");
        }
    }

    private static bool IsPublic(ISymbol member) => member is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsImplicitlyDeclared: false }
        and (IPropertySymbol { IsIndexer: false } or IFieldSymbol);
}
