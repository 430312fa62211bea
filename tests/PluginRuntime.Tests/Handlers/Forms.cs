namespace PluginRuntime.Tests.Handlers;

/// <summary>
/// Every form of handler that this host has of its own: one source, <c>tests/plugins/Forms</c>, compiled into six packages.
/// </summary>
/// <remarks>
/// With services every answer ends in an exclamation mark, which only an injected dependency gives; without, in a full stop. The name
/// <c>said</c> stands in an attribute that only the right System.Text.Json sees.
/// </remarks>
internal static class Forms
{
    private const string Ada = """{"name":"Ada"}""";

    private static readonly string[] Packages =
    [
        "FormsReflected", "FormsGenerated", "FormsOwnJson", "FormsReflectedServices", "FormsGeneratedServices", "FormsOwnJsonServices",
    ];

    // '*' is the mark of the package's kind.
    private static readonly Form[] All =
    [
        new("typed", Ada, """{"said":"Ada*"}"""),
        new("event", Ada, ""),
        new("raw", "bytes", "bytes*"),
        new("Forms.Outer+Nested", Ada, """{"said":"Ada."}"""),
        new("marked", Ada, """{"said":"Ada*"}"""),
        new("static", Ada, """{"said":"Ada*"}"""),
        new("Forms.Statics.Later", Ada, """{"said":"Ada*"}"""),
        new("Methods.Value", Ada, """{"said":"Ada*"}"""),
        new("Methods.Nothing", Ada, "", Writes: "Ada*"),
        new("Methods.TaskOnly", Ada, "", Writes: "Ada*"),
        new("Methods.TaskOf", Ada, """{"said":"Ada*"}"""),
        new("Methods.ValueTaskOnly", Ada, "", Writes: "Ada*"),
        new("Methods.ValueTaskOf", Ada, """{"said":"Ada*"}"""),
        new("Methods.NoParameters", "", """{"said":"none*"}"""),
        new("Methods.ContextAlone", "", """{"said":"id-1*"}"""),
        new("Methods.TokenAlone", "", """{"said":"True*"}"""),
        new("Methods.EventAndContext", Ada, """{"said":"Adaid-1*"}"""),
        new("Methods.EventAndToken", Ada, """{"said":"AdaTrue*"}"""),
        new("Methods.ContextAndToken", "", """{"said":"id-1True*"}"""),
        new("Methods.All", Ada, """{"said":"Adaid-1True*"}"""),
        new("Methods.Streams", "bytes", "bytes*"),
        new("Methods.StreamsLater", "bytes", "bytes*"),
        new("Methods.Bytes", "bytes", "bytes*"),
        new("Methods.BytesLater", "bytes", "bytes*"),
        new("Methods.Number", "41", "42"),
        new("Methods.Text", "null", "null"),
        new("Methods.Overloaded(Ask)", Ada, """{"said":"ask Ada*"}"""),
        new("Forms.Methods.Overloaded(System.Int32)", "7", """{"said":"number 7*"}"""),
        new("Methods.FromBase", Ada, """{"said":"Ada of the base"}"""),
    ];

    public static FormTable Table { get; } = new(Packages, All);

    /// <summary>The form with what a package's kind makes of it.</summary>
    public static Form Of(string package, string entry)
    {
        var mark = package.EndsWith("Services", StringComparison.Ordinal) ? "!" : ".";
        var form = Table.Form(entry);
        return form with
        {
            Response = form.Response.Replace("*", mark, StringComparison.Ordinal),
            Writes = form.Writes?.Replace("*", mark, StringComparison.Ordinal),
        };
    }
}
