using Amazon.Lambda.Core;

namespace AwsForms;

/// <summary>Everything that a handler may take.</summary>
public class Parameters
{
    public Reply None() => Reply.Of("none");

    public Reply Event(Ask payload) => Reply.Of(payload.Name);

    public Reply Context(ILambdaContext context) => Reply.Of(context.AwsRequestId);

    public Reply EventAndContext(Ask payload, ILambdaContext context) => Reply.Of(payload.Name + " " + context.AwsRequestId);

    public static Reply Static(Ask payload) => Reply.Of(payload.Name);

    public static Reply StaticWithContext(Ask payload, ILambdaContext context) => Reply.Of(payload.Name + " " + context.AwsRequestId);

    public int Number(int payload) => payload + 1;

    public int? NullableNumber(int? payload) => payload;

    public string? Text(string? payload) => payload;

    public bool Flag(bool payload) => !payload;

    [LambdaSerializer(typeof(MarkingSerializer))]
    public Reply Marked(Ask payload) => Reply.Of(payload.Name);

    public Reply Overloaded(Ask payload) => Reply.Of("ask " + payload.Name);

    public Reply Overloaded(int payload) => Reply.Of("number " + payload);

    public Reply Overloaded(Ask payload, ILambdaContext context) => Reply.Of("both " + payload.Name + " " + context.AwsRequestId);
}
