using System.Text;
using System.Text.Json;

namespace PluginRuntime.Deployments.Documents;

/// <summary>
/// Reads JSON with the place of each value. Comments and commas at the end are passed over, as the tools do.
/// </summary>
internal static class JsonReader
{
    private static readonly JsonReaderOptions Tolerant =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = NodeBudget.MaxDepth + 1 };

    /// <summary>Reads a file.</summary>
    /// <exception cref="DescriptionException">It is no JSON, or too much of it.</exception>
    public static Node Read(DescriptionFile file)
    {
        var places = new JsonPlaces(file.Utf8);
        var reader = new Utf8JsonReader(file.Utf8.Span, Tolerant);
        try
        {
            reader.Read();
            var node = ReadValue(ref reader, places, new NodeBudget(file), 1);
            while (reader.Read())
            {
                // Nothing but comments may follow; what else does is refused by the reader.
            }

            return node;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw NoJson(file, error, places);
        }
    }

    private static Node ReadValue(ref Utf8JsonReader reader, JsonPlaces places, NodeBudget budget, int depth)
    {
        var place = places.At(reader.TokenStartIndex);
        budget.Take(depth, place);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, new MappingNode(place), places, budget, depth),
            JsonTokenType.StartArray => ReadArray(ref reader, new SequenceNode(place), places, budget, depth),
            JsonTokenType.String => new ScalarNode(reader.GetString()!, place),
            JsonTokenType.Null => new ScalarNode("", place),
            _ => new ScalarNode(Encoding.UTF8.GetString(reader.ValueSpan), place),
        };
    }

    private static MappingNode ReadObject(ref Utf8JsonReader reader, MappingNode mapping, JsonPlaces places, NodeBudget budget, int depth)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var place = places.At(reader.TokenStartIndex);
            var key = reader.GetString()!;
            reader.Read();
            mapping.Add(key, place, ReadValue(ref reader, places, budget, depth + 1));
        }

        return mapping;
    }

    private static SequenceNode ReadArray(ref Utf8JsonReader reader, SequenceNode sequence, JsonPlaces places, NodeBudget budget, int depth)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            sequence.Items.Add(ReadValue(ref reader, places, budget, depth + 1));
        }

        return sequence;
    }

    // The reader's own message has its own count of lines, from 0 and in bytes.
    private static DescriptionException NoJson(DescriptionFile file, Exception error, JsonPlaces places)
    {
        var message = error.Message.Split(" LineNumber: ")[0];
        var place = error is JsonException { LineNumber: { } line, BytePositionInLine: { } bytes } ? places.At(line, bytes) : TextPlace.Start;
        return new DescriptionException(
            $"""
            The file {file.Name} is no JSON: {Rules.Words.Quotation.Plain(message)}
            It should be one object, as in the file that the tool itself writes.
            Change it at this place.
            """,
            place,
            error);
    }
}
