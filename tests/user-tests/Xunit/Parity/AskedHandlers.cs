namespace UserTests.Parity;

/// <summary>Which handlers are asked both ways, and with which events.</summary>
internal static class AskedHandlers
{
    private const string Ada = """{"name":"Ada"}""";

    private static readonly string[] Usual = [Ada, "7", "\"Ada\"", "null", "no JSON"];

    // A streaming handler's events, of which some fail at the start, in the middle and at the end.
    private static readonly string[] Pieces =
    [
        """{"pieces":3,"size":2}""", """{"pieces":3,"size":2,"prelude":true}""", """{"pieces":0,"prelude":true}""", """{"pieces":3,"failAfter":0}""",
        """{"pieces":3,"failAfter":2,"prelude":true}""", """{"pieces":3,"failAfter":3}""", "no JSON",
    ];

    private static readonly string[] Orders = ["""{"lines":[{"article":"tea","quantity":2}]}""", """{"lines":[]}""", """{"lines":[{"article":"gold","quantity":1}]}"""];

    /// <summary>The handler strings.</summary>
    public static IEnumerable<string> All =>
    [
        .. Of("FormsGeneratedServices:", "typed", "event", "raw", "static", "scoped", "Forms.Outer+Nested", "Methods.TaskOf", "Methods.ValueTaskOnly", "Methods.All"),
        .. Of("FormsReflected:", "marked", "Methods.Nothing", "Methods.TokenAlone", "Methods.StreamsLater", "Methods.Bytes", "Methods.Overloaded(Int32)", "Methods.FromBase", "Statics.Later"),
        .. Of("FormsGenerated:", "Methods.Text", "Methods.NotInTheContext", "Methods.Overloaded", "Methods.Valu"),
        .. Of("FormsReflectedServices", ":Methods.Value", "", "::Forms.Methods::Value"),
        .. Of("Throws:", "sync", "async", "nested", "aggregate", "hostile", "cycle", "constructor", "static-constructor"),
        .. Of("Streams:", "pieces", "preludes", "late", "Sequences.Lines", "Sequences.Bytes", "Sequences.None"),
        .. Of("Refused:", "Methods.ByReference", "Methods.AsyncVoid", "Methods.NotPublic", "Abstract.Answer", "NeedsService.Answer"),
        .. Of("AwsMiddle::AwsForms.", "Parameters::EventAndContext", "Parameters::Marked", "Parameters::Overloaded", "Parameters::Nobody", "Contexts::Caller", "Results::OwnTask", "Results::TaskOfNull", "Failures::WithACause",
            "Failures::WithSeveral", "Failures::OfItsOwnType", "Streams::OutOfItsOwnLater", "StaticConstructor::Answer"),
        "AwsBytes::AwsBytes.Function::FunctionHandler", "Greeter", "Checkout", "Timed", "FormsReflected:",
    ];

    /// <summary>The events that a handler is given, one after the other.</summary>
    public static string[] EventsOf(string handler) => handler.Split(':')[0] switch
    {
        "Streams" => [.. Pieces, "\"late\"", "\"long\"", "\"twice\""],
        "Checkout" => [.. Orders, .. Usual],
        _ => Usual,
    };

    private static IEnumerable<string> Of(string start, params string[] ends) => ends.Select(end => start + end);
}
