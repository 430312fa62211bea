using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Analyzers.Entries;

/// <summary>
/// Which names a table answers, and with which handlers: what the host's own rules choose by each name, where generated code can do what reflection would.
/// </summary>
internal static class TableChoice
{
    /// <summary>The handlers, each with all its names, in the order of the source: what is nested comes last, as in metadata.</summary>
    /// <param name="types">What is known of handlers.</param>
    /// <param name="names">The full names of all types.</param>
    /// <returns>None where the host has to look by itself, for one because it has something to refuse.</returns>
    public static List<TableRow> Rows(IReadOnlyCollection<TypeModel> types, IReadOnlyCollection<string> names)
    {
        TypeModel[] startups = [.. types.Where(type => type.IsStartup)];
        var isSound = startups.Length == 0 || startups is [{ Code: not null, IsMadeByCode: true }];
        if (!isSound || types.Any(type => type.IsOpaque))
        {
            return [];
        }

        var package = new ModelPackage(types, names);
        if (Marked(package) is not { } marked)
        {
            return [];
        }

        var order = names.Distinct().Select((name, index) => (name, index)).ToDictionary(place => place.name, place => place.index);
        return
        [
            .. Asked(types)
                .Select(asked => (asked.Name, Row: Choose(package, asked.Handler, marked, startups.Length > 0)))
                .Where(answer => answer.Row is not null)
                .GroupBy(answer => (answer.Row!.Type, answer.Row.Entry), answer => answer.Name)
                .Select(answer => new TableRow(answer.Key.Type, answer.Key.Entry, [.. answer]))
                .OrderBy(row => row.Type.FullName.Count(character => character == '+'))
                .ThenBy(row => order.TryGetValue(row.Type.FullName, out var index) ? index : int.MaxValue)
                .ThenBy(row => row.Entry.Method is null ? -1 : row.Type.Methods.TakeWhile(method => method != row.Entry).Count()),
        ];
    }

    /// <summary>Every name that may mean a handler: as the table is asked, and as a handler string writes it.</summary>
    private static IEnumerable<(string Name, string Handler)> Asked(IEnumerable<TypeModel> types)
    {
        var marks = types.SelectMany(type => type.Methods.Concat(type.Own is null ? [] : [type.Own])).Select(entry => entry.Mark).OfType<string>();
        string[] named = [.. types.Where(type => type.ContractCount > 0).SelectMany(type => (string[])[type.Name, type.FullName]).Distinct()];
        return
        [
            ("", "package"),
            .. marks.Concat(named).Distinct().OrderBy(name => name, StringComparer.Ordinal).Select(name => (name, "package:" + name)),
            .. named.OrderBy(name => name, StringComparer.Ordinal).Select(name => ("::" + name, "package::" + name)),
        ];
    }

    private static MarkedHandler[]? Marked(ModelPackage package)
    {
        try
        {
            return MarkedHandlers.In(package);
        }
        catch (PackageException)
        {
            return null;
        }
    }

    private static TableRow? Choose(ModelPackage package, string handler, MarkedHandler[] marked, bool hasServices)
    {
        try
        {
            var chosen = HandlerChoice.Choose(package, HandlerString.Parse(handler), marked);
            return chosen.Type is ModelType { Model: { Code: not null } type } && ((chosen.Method as ModelMethod)?.Model ?? type.Own) is { Visit: not null } entry
                && IsMade(type, entry, hasServices)
                ? new TableRow(type, entry, [])
                : null;
        }
        catch (PackageException)
        {
            return null;
        }
    }

    private static bool IsMade(TypeModel type, EntryModel entry, bool hasServices) => hasServices
        ? entry.FitsWithServices
        : entry.FitsAlone && (entry.IsStatic || type.IsMadeByCode);
}

/// <summary>
/// One handler of a table.
/// </summary>
/// <param name="Type">Its type.</param>
/// <param name="Entry">The type itself, or a method of it.</param>
/// <param name="Names">The names that mean it.</param>
internal sealed record TableRow(TypeModel Type, EntryModel Entry, string[] Names);
