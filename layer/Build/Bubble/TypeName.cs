namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>
/// A type as the runtime lists it: <c>System.Collections.Generic.List`1[int]</c>, <c>System.String[]</c>.
/// </summary>
/// <param name="Name">Its full name, with <c>+</c> before a nested type's; C#'s word for a primitive one.</param>
/// <param name="Arguments">Its type arguments: those of the types around it first.</param>
/// <param name="Ranks">For each array that is made of it, from inside, how many dimensions that has.</param>
internal sealed record TypeName(string Name, TypeName[] Arguments, int[] Ranks)
{
    /// <summary>Reads one.</summary>
    public static TypeName Read(NameReader reader)
    {
        var name = reader.Until('[', ']', ',', ':', '(', ')');
        TypeName[] arguments = [];
        List<int> ranks = [];
        while (reader.Skip('['))
        {
            if (ReadRank(reader) is { } rank)
            {
                ranks.Add(rank);
            }
            else
            {
                arguments = ReadList(reader, ']');
            }
        }

        return new TypeName(name, arguments, [.. ranks]);
    }

    /// <summary>Reads those up to an end, which may come at once.</summary>
    public static TypeName[] ReadList(NameReader reader, char end)
    {
        List<TypeName> types = [];
        while (!reader.Skip(end))
        {
            if (types.Count > 0)
            {
                reader.Expect(',');
            }

            types.Add(Read(reader));
        }

        return [.. types];
    }

    private static int? ReadRank(NameReader reader)
    {
        var rank = 1;
        while (reader.Skip(','))
        {
            rank++;
        }

        return reader.Skip(']') ? rank : rank > 1 ? throw reader.Fault() : null;
    }
}
