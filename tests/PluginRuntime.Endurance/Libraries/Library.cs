namespace PluginRuntime.Endurance.Libraries;

/// <summary>A library that is tried.</summary>
/// <param name="Package">The name of its package.</param>
/// <param name="Version">The version of it.</param>
/// <param name="Answer">What its handler in <c>tests/libraries</c> answers to any event.</param>
internal sealed record Library(string Package, string Version, string Answer)
{
    /// <summary>The package that holds the handlers of all.</summary>
    public const string Handlers = "Libraries";

    /// <summary>Whether it asks for culture data, and does nothing without.</summary>
    public bool NeedsCultures => Package == "Microsoft.Data.SqlClient";

    /// <summary>Its handler.</summary>
    public string Handler => $"{Handlers}:{Package.Replace('.', '-')}";
}

/// <summary>What came of one.</summary>
/// <param name="Library">The library.</param>
/// <param name="AfterSwap">What becomes of a version that was replaced.</param>
/// <param name="Fault">What was wrong; nothing if it answered as it should, plain and swapped.</param>
internal sealed record LibraryResult(Library Library, string AfterSwap, string? Fault)
{
    /// <summary>Its row in the table.</summary>
    public string Row => $"| {Library.Package} | {Library.Version} | {(Fault is null ? "works" : "fails")} | {AfterSwap} |";
}
