namespace PluginRuntime.Tests.Agreement;

/// <summary>One method as a person may write it, right or wrong.</summary>
/// <param name="Mark">The attribute in front of it; empty for none.</param>
/// <param name="Access">Who may call it.</param>
/// <param name="Modifier">What else stands before its result.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Name">Its name, with type parameters.</param>
/// <param name="Parameters">What it takes.</param>
internal sealed record WrittenMethod(string Mark, string Access, string Modifier, string Result, string Name, string Parameters)
{
    /// <summary>The name alone.</summary>
    public string SimpleName => Name.Split('<')[0];

    /// <summary>Its source in a type that is declared by these words.</summary>
    public string In(string declaration)
    {
        var isStatic = declaration.Contains("static class", StringComparison.Ordinal);
        var isInterface = declaration.Contains("interface", StringComparison.Ordinal);
        var modifier = (Modifier, isStatic, isInterface) switch
        {
            (_, true, _) => Modifier switch { "unsafe" => "static unsafe", "async" or "static async" => "static async", _ => "static" },
            ("abstract" or "virtual", _, true) => "",
            ("abstract", _, _) when !declaration.Contains("abstract", StringComparison.Ordinal) => "",
            ("virtual", _, _) when !declaration.Contains("public class", StringComparison.Ordinal) => "",
            ("virtual" or "abstract", _, _) when Access == "private" => "",
            _ => Modifier,
        };
        return $"{Mark} {Access} {modifier} {Result} {Name}({Parameters}){Body(modifier)}";
    }

    private static string Body(string modifier) => modifier switch
    {
        "abstract" => ";",
        "async" or "static async" => " { await Task.Yield(); throw null!; }",
        _ => " { throw null!; }",
    };
}
