namespace PluginRuntime.Tests.Handlers;

/// <summary>
/// Every form of handler that AWS's own .NET runtime takes: one source, <c>tests/plugins/AwsForms</c>, compiled against four ages of the
/// assembly that such handlers carry.
/// </summary>
internal static class AwsForms
{
    private const string Ada = """{"name":"Ada"}""";
    private const string SaidAda = """{"said":"Ada."}""";

    /// <summary>What is sent to a handler that does not look at its event: nobody else may look at it either.</summary>
    private const string Unread = "not JSON";

    // From the oldest to one that does not exist, whose interfaces no compiled type fits.
    private static readonly string[] Packages = ["AwsFirst", "AwsMiddle", "AwsNewest", "AwsUnknown"];

    private static readonly Form[] All =
    [
        new("Parameters::None", Unread, """{"said":"none."}"""),
        new("Parameters::Event", Ada, SaidAda),
        new("Parameters::Context", Unread, """{"said":"id-1."}"""),
        new("Parameters::EventAndContext", Ada, """{"said":"Ada id-1."}"""),
        new("Parameters::Static", Ada, SaidAda),
        new("Parameters::StaticWithContext", Ada, """{"said":"Ada id-1."}"""),
        new("Parameters::Number", "41", "42"),
        new("Parameters::NullableNumber", "null", "null"),
        new("Parameters::Text", "\"Ada\"", "\"Ada\""),
        new("Parameters::Flag", "true", "false"),
        new("Parameters::Marked", Ada, """{"marked":{"Said":"Ada."}}"""),
        new("Parameters::Overloaded(Ask)", Ada, """{"said":"ask Ada."}"""),
        new("Parameters::Overloaded(System.Int32)", "7", """{"said":"number 7."}"""),
        new("Parameters::Overloaded(Ask,ILambdaContext)", Ada, """{"said":"both Ada id-1."}"""),
        new("Parameters::AwsForms.Reply Overloaded(AwsForms.Ask)", Ada, """{"said":"ask Ada."}"""),
        new("Parameters::AwsForms.Reply Overloaded(Int32)", "7", """{"said":"number 7."}"""),
        new("Parameters::AwsForms.Reply Overloaded(AwsForms.Ask, Amazon.Lambda.Core.ILambdaContext)", Ada, """{"said":"both Ada id-1."}"""),
        new("Results::Value", Ada, SaidAda),
        new("Results::Null", Ada, "null"),
        new("Results::Nothing", Ada, "", Writes: "Ada"),
        new("Results::NothingOfNothing", Unread, ""),
        new("Results::TaskOnly", Ada, "", Writes: "Ada"),
        new("Results::TaskLater", Ada, "", Writes: "Ada"),
        new("Results::TaskWithAResultThatIsNotDeclared", Ada, ""),
        new("Results::TaskOf", Ada, SaidAda),
        new("Results::TaskOfNull", Ada, "null"),
        new("Results::OwnTask", Ada, SaidAda),
        new("Results::OwnTaskOnly", Ada, "", Writes: "Ada"),
        new("Results::ValueTaskOnly", Ada, "", Writes: "Ada"),
        new("Results::ValueTaskLater", Ada, SaidAda),
        new("Results::ValueTaskOf", Ada, SaidAda),
        new("Streams::InAndOut", "bytes", "bytes."),
        new("Streams::InAndOutWithContext", "bytes", "bytesid-1."),
        new("Streams::In", "bytes", """{"said":"bytes MemoryStream."}"""),
        new("Streams::Out", Ada, "Ada."),
        new("Streams::OutLater", "bytes", "bytes."),
        new("Streams::OutAsValueTask", "bytes", "bytes."),
        new("Streams::OutOfMemory", "bytes", "bytes."),
        new("Streams::OutOfItsOwn", "bytes", "bytes."),
        new("Streams::OutOfItsOwnLater", "bytes", "bytes."),
        new("Streams::Memory", Ada, """{"said":"by the serializer."}"""),
        new("Derived::Distant", Ada, """{"said":"Ada of the root."}"""),
        new("Derived::FromBase", Ada, """{"said":"Ada of the base."}"""),
        new("Derived::StaticFromBase", Ada, """{"said":"Ada of the base."}"""),
        new("Derived::ProtectedFromBase", Ada, """{"said":"Ada of the base."}"""),
        new("Derived::PrivateFromBase", Ada, """{"said":"Ada of the base."}"""),
        new("Derived::Overridden", Ada, """{"said":"Ada of its own."}"""),
        new("Derived::Hides", Ada, """{"said":"Ada of its own."}"""),
        new("Closed::Answer", Ada, SaidAda),
        new("Closed::AwsForms.Reply Answer(AwsForms.Ask)", Ada, SaidAda),
        new("Closed::AnswerLater", Ada, SaidAda),
        new("Closed::Return", Ada, Ada),
        new("Closed::ReturnLater", Ada, Ada),
        new("Hidden::Public", Ada, SaidAda),
        new("Hidden::Internal", Ada, SaidAda),
        new("Hidden::Private", Ada, SaidAda),
        new("Hidden::PrivateStatic", Ada, SaidAda),
        new("Outer+Nested::Answer", Ada, SaidAda),
        new("Outer+Secret::Answer", Ada, SaidAda),
        new("StaticConstructor::Answer", Unread, """{"said":"made ready."}"""),
    ];

    /// <summary>By method and type, as in <c>Parameters::Event</c>.</summary>
    public static FormTable Table { get; } = new(Packages, All);
}
