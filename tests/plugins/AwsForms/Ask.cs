namespace AwsForms;

public sealed class Ask
{
    public string? Name { get; set; }
}
