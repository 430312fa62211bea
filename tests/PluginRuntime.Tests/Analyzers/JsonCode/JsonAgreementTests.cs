using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace PluginRuntime.Tests.Analyzers.JsonCode;

/// <summary>
/// Readers and writers that are generated, and the context that they stand for, do the same: of types, options, documents and values at random.
/// </summary>
public sealed partial class JsonAgreementTests
{
    private const int TypesOfPackage = 10;

    [Fact]
    public Task Fifty_types_are_read_and_written_as_by_their_context() => AgreeAsync(types: 50, documents: 200);

    [Fact(Explicit = true)]
    public Task A_thousand_types_are_read_and_written_as_by_their_context() => AgreeAsync(types: 1_000, documents: 1_000);

    private static async Task AgreeAsync(int types, int documents)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PLUGINRUNTIME_TESTS_SEED"), out var given) ? given : Random.Shared.Next();
        var counts = new Counts();
        await Parallel.ForAsync(0, types / TypesOfPackage, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, (index, _) =>
        {
            Agree(unchecked(seed + (index * 1_000)), documents, counts);
            return ValueTask.CompletedTask;
        });
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Seed {seed}: {counts.Types} types, {counts.LeftTypes} of them left to the context; {counts.Done} documents and values done, {counts.Left} left to the context.");
        Assert.True(counts.Types >= types);
        Assert.InRange(counts.LeftTypes, 0, counts.Types * 2 / 3);
        Assert.InRange(counts.Left, 1, counts.Done);
    }

    private static void Agree(int seed, int documents, Counts counts)
    {
        var (written, source) = Package(seed);
        using var package = GeneratedPackage.Of(source);
        foreach (var root in written.Roots)
        {
            var comparison = Comparison(package, root.Code);
            if (comparison is not null && Difference(comparison, root, package, new Random(seed), documents) is { } difference)
            {
                Assert.Fail($"Seed {seed}, {root.Code}: {difference}\n{source}\n{package.Json}");
            }

            counts.Add(comparison);
        }
    }

    private static (WrittenJsonPackage Written, string Source) Package(int seed)
    {
        for (var attempt = 0; ; attempt++)
        {
            var written = new WrittenJsonPackage(new Random(seed + attempt), TypesOfPackage);
            var source = written.Source();
            if (GeneratedPackage.IsCSharp(source))
            {
                return (written, source);
            }

            Assert.InRange(attempt, 0, 50);
        }
    }

    /// <summary>A type's readers and writers beside the context.</summary>
    /// <returns><see langword="null"/> if it is left to the context.</returns>
    internal static JsonComparison? Comparison(GeneratedPackage package, string name)
    {
        var type = package.Assembly.GetType(name, throwOnError: true)!;
        return package.JsonOf(type) is not { } generated ? null : JsonComparison.Of(type, generated, ContextOf(package, type));
    }

    /// <summary>The first difference over some documents.</summary>
    internal static string? Difference(JsonComparison comparison, WrittenJsonType type, GeneratedPackage package, Random random, int documents)
    {
        for (var index = 0; index < documents; index++)
        {
            var document = Document(type, package, random);
            if (comparison.Compare(document, random) is { } difference)
            {
                return $"of {Encoding.UTF8.GetString(document)}\n{difference}";
            }
        }

        return null;
    }

    private static JsonTypeInfo ContextOf(GeneratedPackage package, Type type) =>
        package.Context.GetTypeInfo(type) ?? throw new InvalidOperationException($"The context does not know {type}.");

    private static byte[] Document(WrittenJsonType type, GeneratedPackage package, Random random)
    {
        var policy = package.Context.Options.PropertyNamingPolicy;
        var text = NameOfMember().Replace(type.Document(random, 5), name => JsonSerializer.Serialize(policy?.ConvertName(name.Groups[1].Value) ?? name.Groups[1].Value));
        var bytes = Encoding.UTF8.GetBytes(text);
        return random.Next(12) switch
        {
            0 => bytes[..random.Next(bytes.Length + 1)],
            1 when bytes.Length > 0 => Changed(bytes, random),
            2 => [.. bytes, .. Encoding.UTF8.GetBytes(JsonTexts.Any(random))],
            3 => [.. "\ufeff \r\n\t"u8[(random.Next(8) == 0 ? 0 : 3)..], .. bytes, (byte)'\n'],
            4 => Encoding.UTF8.GetBytes($"{(random.Next(2) == 0 ? "/* c */" : " ")}{text}"),
            _ => bytes,
        };
    }

    private static byte[] Changed(byte[] bytes, Random random)
    {
        byte[] changed = [.. bytes];
        changed[random.Next(changed.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : "\"\\{}[]:,0nt "u8[random.Next(12)];
        return changed;
    }

    [GeneratedRegex("\u0001(.*?)\u0001")]
    private static partial Regex NameOfMember();

    private sealed class Counts
    {
        private readonly Lock _one = new();

        public int Types { get; private set; }

        public int LeftTypes { get; private set; }

        public long Done { get; private set; }

        public long Left { get; private set; }

        public void Add(JsonComparison? comparison)
        {
            lock (_one)
            {
                Types++;
                LeftTypes += comparison is null ? 1 : 0;
                Done += comparison?.Done ?? 0;
                Left += comparison?.Left ?? 0;
            }
        }
    }
}
