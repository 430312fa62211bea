using PluginRuntime.Analyzers.Native;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.Entries;

/// <summary>
/// A row of the table as a native library describes it.
/// </summary>
internal static class NativeRow
{
    /// <summary>The rows, where they are for a native library each with a name that the description can have.</summary>
    public static IReadOnlyList<TableRow> Named(IReadOnlyList<TableRow> rows, bool isNative) =>
        isNative ? [.. rows.Select(row => Name(row) is null ? row with { Names = [.. row.Names, NativeEntry.NameOf(row.Type.FullName)] } : row)] : rows;

    /// <summary>Describes a row.</summary>
    public static NativeEntry Of(TableRow row, bool hasServices)
    {
        var name = Name(row)!;
        var visit = row.Entry.Visit!;
        return new NativeEntry(
            name,
            new EquatableArray<string>(row.Names.Where(other => other.Length > 0 && other != name && !other.StartsWith("::", StringComparison.Ordinal))),
            row.Entry.IsStatic ? null : row.Type.Code,
            visit.StartsWith("visitor.Streaming", StringComparison.Ordinal) || visit.StartsWith("visitor.Sequence", StringComparison.Ordinal),
            hasServices || (row.Type.IsDisposable && !row.Entry.IsStatic));
    }

    // Its mark, else its type's name, unless another type has that as well.
    private static string? Name(TableRow row) =>
        row.Names.Where(NativeEntry.IsName).OrderBy(name => name == row.Entry.Mark ? 0 : 1).FirstOrDefault();
}
