using System.CommandLine;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// An option that takes some of a few values, and all of them where it is not given.
/// </summary>
internal static class KnownValues
{
    /// <summary>Makes it.</summary>
    /// <param name="name">The option.</param>
    /// <param name="title">What one of its values is, with its article.</param>
    /// <param name="known">The values.</param>
    /// <param name="description">For the help.</param>
    public static Option<string[]> Option(string name, string title, string[] known, string description)
    {
        var option = new Option<string[]>(name) { Description = description, DefaultValueFactory = _ => known };
        option.Validators.Add(result =>
        {
            foreach (var value in result.Tokens.Select(token => token.Value).Where(value => !known.Contains(value)))
            {
                result.AddError(Unknown(name, title, known, value));
            }
        });
        return option;
    }

    private static string Unknown(string name, string title, string[] known, string value)
    {
        var nearest = NearestNames.To(value, known) is [var first, ..] ? $" Nearest is {first}." : "";
        return $"{Quotation.Of(value)} is not {title} that {name} knows: {string.Join(", ", known)}.{nearest}";
    }
}
