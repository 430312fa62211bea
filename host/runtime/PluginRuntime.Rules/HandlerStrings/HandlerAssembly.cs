using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.HandlerStrings;

/// <summary>
/// The assembly of a handler string in AWS's form: a simple name, or a display name as <c>Orders, Version=1.0.0.0</c>.
/// </summary>
/// <remarks>
/// An assembly's name is freer than a package's: it may have a space, an umlaut, or more than 64 characters. Such a
/// name
/// is found as a file in a flat root and never as a folder.
/// </remarks>
internal static class HandlerAssembly
{
    /// <summary>
    /// Reads the simple name. Version, culture and key are read over: the package decides what is in it.
    /// </summary>
    /// <exception cref="PackageException">There is no name, or what follows it is not <c>Key=value</c>.</exception>
    public static string SimpleName(string handler, string assembly)
    {
        var comma = assembly.IndexOf(',');
        var name = comma < 0 ? assembly : assembly[..comma].Trim();
        if (name.Length == 0 || name[0] == '.')
        {
            throw HandlerStringError.AssemblyName(handler, name);
        }

        foreach (var character in name)
        {
            if (character is '(' or ')' or ':' or '=' or '*' or '?')
            {
                throw HandlerStringError.AssemblyName(handler, name);
            }

            if (character == '@')
            {
                throw HandlerStringError.VersionInAwsForm(handler);
            }
        }

        if (comma >= 0)
        {
            RefuseWhatIsNoProperty(handler, assembly[(comma + 1)..]);
        }

        return name;
    }

    private static void RefuseWhatIsNoProperty(string handler, string properties)
    {
        foreach (var property in properties.Split(','))
        {
            var equals = property.IndexOf('=');
            if (string.IsNullOrWhiteSpace(property[..Math.Max(equals, 0)]))
            {
                throw HandlerStringError.DisplayName(handler, property.Trim());
            }
        }
    }
}
