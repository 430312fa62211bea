namespace PluginRuntime.Tests.Handlers;

/// <summary>Forms of handlers that each of several packages has.</summary>
internal sealed class FormTable(string[] packages, Form[] forms)
{
    /// <summary>The packages with the names of the forms, for a theory.</summary>
    /// <param name="write">Those that write to the console, or those that do not.</param>
    public TheoryData<string, string> Rows(bool write)
    {
        var rows = new TheoryData<string, string>();
        foreach (var package in packages)
        {
            foreach (var form in forms.Where(form => form.Writes is not null == write))
            {
                rows.Add(package, form.Name);
            }
        }

        return rows;
    }

    /// <summary>The form of a name.</summary>
    public Form Form(string name) => forms.Single(form => form.Name == name);
}
