using CsCheck;

namespace PluginRuntime.Tests.Agreement;

/// <summary>
/// Whoever judges handlers says the same of them: the compiler, <c>verify</c>, <c>list</c> and the host's init, of packages at random.
/// </summary>
public sealed class AgreementTests
{
    // What a class has for others than a function's callers is not listed, and can be named all the same.
    private static readonly string[] Unlisted = ["ToString", "HandleAsync"];

    [Fact]
    public Task On_some_packages_all_agree() => AgreeAsync(100);

    [Fact(Explicit = true)]
    public Task On_a_thousand_packages_all_agree() => AgreeAsync(1_000);

    private static async Task AgreeAsync(int count)
    {
        var counts = new Counts();
        await Task.Run(
            () => WrittenPackages.All.Where(AgreedPackage.IsCSharp).Sample(written => AgreeAsync(written, counts).GetAwaiter().GetResult(), iter: count, threads: 2, print: Print),
            TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{counts.Packages} packages, {counts.FaultyPackages} of them with a fault; {counts.Handlers} handler strings, {counts.Refused} of them refused.");
        Assert.True(counts.Packages >= count);
        Assert.InRange(counts.FaultyPackages, counts.Packages / 2, counts.Packages);
        Assert.InRange(counts.Refused, counts.Handlers / 2, counts.Handlers * 19 / 20);
    }

    private static async Task AgreeAsync(WrittenPackage written, Counts counts)
    {
        using var package = new AgreedPackage(written);
        var (ofHandlers, ofCode) = package.OfVerify();
        var (listed, refused) = package.OfList();
        var init = package.OfInit(listed);
        var compiler = await package.OfCompilerAsync();

        foreach (var (handler, message) in init)
        {
            Assert.True(
                message == ofHandlers.GetValueOrDefault(handler) || (message is not null && ofCode.Contains(message)),
                $"{handler}\n init:   {message}\n verify: {ofHandlers.GetValueOrDefault(handler)}");
        }

        Assert.All(listed, handler => Assert.True(init[handler] is null || ofCode.Contains(init[handler]!), $"{handler} is listed, and init says {init[handler]}"));

        // Of AWS's form a private method may be the handler: what its public ones need is no fault of the package's.
        Assert.DoesNotContain(refused.Except(ofCode), message => !message.Contains("serializer", StringComparison.Ordinal));
        AssertSame([.. init.Values.OfType<string>(), .. ofCode], compiler);
        counts.Add(init.Values, ofCode.Count);
    }

    private static void AssertSame(HashSet<string> expected, HashSet<string> compiler) => Assert.True(
        expected.SetEquals(compiler),
        $"The compiler does not tell:\n{string.Join('\n', expected.Except(compiler))}\nIt alone tells:\n{string.Join('\n', compiler.Except(expected))}");

    private static string Print(WrittenPackage written) => written.Source() + "\n" + string.Join('\n', written.Handlers());

    private sealed class Counts
    {
        private readonly Lock _one = new();

        public int Packages { get; private set; }

        public int FaultyPackages { get; private set; }

        public int Handlers { get; private set; }

        public int Refused { get; private set; }

        public void Add(Dictionary<string, string?>.ValueCollection verdicts, int faults)
        {
            lock (_one)
            {
                Packages++;
                FaultyPackages += faults > 0 ? 1 : 0;
                Handlers += verdicts.Count;
                Refused += verdicts.Count(verdict => verdict is not null);
            }
        }
    }
}
