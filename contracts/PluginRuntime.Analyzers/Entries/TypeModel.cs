using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.Entries;

/// <summary>
/// What the table must know of a type that is a handler, has one or registers services: names and code, and no symbols.
/// </summary>
internal sealed record TypeModel
{
    /// <summary>As reflection writes it.</summary>
    public required string FullName { get; init; }

    /// <summary>Without namespace and outer types.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is a class or a struct that can be made: neither an interface nor abstract nor generic.</summary>
    public required bool CanBeMade { get; init; }

    /// <summary>How many handler interfaces it implements.</summary>
    public required int ContractCount { get; init; }

    /// <summary>The handler that it is by itself; <see langword="null"/> for one that is none and has no mark.</summary>
    public required EntryModel? Own { get; init; }

    /// <summary>Its marked methods.</summary>
    public required EquatableArray<EntryModel> Methods { get; init; }

    /// <summary>Whether it registers the plugin's services.</summary>
    public required bool IsStartup { get; init; }

    /// <summary>The type as generated code names it; <see langword="null"/> if that cannot.</summary>
    public required string? Code { get; init; }

    /// <summary>Whether generated code can make one without arguments.</summary>
    public required bool IsMadeByCode { get; init; }

    /// <summary>Whether an instance has something to give back.</summary>
    public bool IsDisposable { get; init; }

    /// <summary>Whether it has a mark at a place that cannot be seen from here, such as a local function.</summary>
    public bool IsOpaque { get; init; }
}

/// <summary>
/// One handler: a type, or a method of it.
/// </summary>
internal sealed record EntryModel
{
    /// <summary>The name that <c>[Handler("…")]</c> gives.</summary>
    public required string? Mark { get; init; }

    /// <summary>The method's name; <see langword="null"/> for the type itself.</summary>
    public required string? Method { get; init; }

    /// <summary>Whether it needs no instance.</summary>
    public required bool IsStatic { get; init; }

    /// <summary>Whether the method takes the cancellation token, as each handler interface does.</summary>
    public required bool TakesToken { get; init; }

    /// <summary>Whether the rules accept it in a plugin with a startup class.</summary>
    public required bool FitsWithServices { get; init; }

    /// <summary>Whether they do in one without.</summary>
    public required bool FitsAlone { get; init; }

    /// <summary>How it is shown to a visitor; <see langword="null"/> if generated code cannot name one of its types or call it as reflection does.</summary>
    public required string? Visit { get; init; }

    /// <summary>The types of its event and its response, as code names them.</summary>
    public required EquatableArray<string> JsonTypes { get; init; }
}
