using System.Text.Json.Serialization;

namespace PluginRuntime.Events;

/// <summary>One item that is to be delivered again.</summary>
public sealed record BatchItemFailure
{
    /// <summary>Of SQS the message's id, of a stream the record's sequence number.</summary>
    [JsonPropertyName("itemIdentifier")]
    public string ItemIdentifier { get => field ?? ""; init; }

    // Lambda takes an empty identifier as the failure of the whole batch, so it must not get in unseen.
    internal static BatchItemFailure Of(string identifier, string parameter) => string.IsNullOrWhiteSpace(identifier)
        ? throw new ArgumentException(
            "A failed item has no identifier, which Lambda would take as the failure of all. Give the id that its event has, as in message.MessageId or record.Kinesis.SequenceNumber.",
            parameter)
        : new BatchItemFailure { ItemIdentifier = identifier };
}
