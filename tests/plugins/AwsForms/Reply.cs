namespace AwsForms;

public sealed class Reply
{
    public string? Said { get; set; }

    public static Reply Of(string? text) => new() { Said = text + "." };
}
