using System.Net;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events;

/// <summary>The bucket and the object.</summary>
public sealed record S3Entity
{
    [JsonPropertyName("s3SchemaVersion")]
    public string S3SchemaVersion { get => field ?? ""; init; }

    [JsonPropertyName("configurationId")]
    public string ConfigurationId { get => field ?? ""; init; }

    [JsonPropertyName("bucket")]
    public S3Bucket Bucket { get => field ?? new(); init; }

    // CA1720: it is S3's own word.
#pragma warning disable CA1720
    [JsonPropertyName("object")]
    public S3Object Object { get => field ?? new(); init; }
#pragma warning restore CA1720
}

/// <summary>The bucket.</summary>
public sealed record S3Bucket
{
    [JsonPropertyName("name")]
    public string Name { get => field ?? ""; init; }

    [JsonPropertyName("ownerIdentity")]
    public S3Identity OwnerIdentity { get => field ?? new(); init; }

    [JsonPropertyName("arn")]
    public string Arn { get => field ?? ""; init; }
}

/// <summary>The object, as it was afterwards.</summary>
public sealed record S3Object
{
    /// <summary>Encoded as in a URL; <see cref="DecodedKey" /> is what S3's API takes.</summary>
    [JsonPropertyName("key")]
    public string Key { get => field ?? ""; init; }

    /// <summary>In bytes; none where the object is gone.</summary>
    [JsonPropertyName("size")]
    public long? Size { get; init; }

    [JsonPropertyName("eTag")]
    public string? ETag { get; init; }

    /// <summary>None in a bucket without versions.</summary>
    [JsonPropertyName("versionId")]
    public string? VersionId { get; init; }

    /// <summary>Hexadecimal; of two events of one key the greater is the later.</summary>
    [JsonPropertyName("sequencer")]
    public string Sequencer { get => field ?? ""; init; }

    /// <summary>The key as S3's API takes it.</summary>
    public string DecodedKey() => WebUtility.UrlDecode(Key);
}
