using System.Text.Json.Serialization;

namespace Forms;

public sealed class Ask
{
    public string? Name { get; set; }
}

public sealed class Reply
{
    // Whoever does not see the attribute writes "text".
    [JsonPropertyName("said")]
    public string? Text { get; set; }
}
