using System.Diagnostics;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Fuzz;

/// <summary>No main DLL crashes <c>verify</c>, hangs it or makes it take memory without bound; and what it says has a length that somebody reads.</summary>
/// <remarks>A failure names the seed of its DLL and what it was made of: <see cref="Mutated"/> makes the same again.</remarks>
public sealed class VerifiedDllTests : IDisposable
{
    private const int LongRun = 200_000;
    private const int LongestMessage = 32 * 1024;
    private const long MostAllocatedBytes = 64 * 1024 * 1024;

    private const string Source = """
        [assembly: PluginJsonContext(typeof(object))]
        public class Outer<T> where T : class { public class Inner : Outer<Inner> { [Handler("inner")] public Task<List<T[]>> Run(T one, in int two) => null; } }
        public interface IBoth : IHandler<Dictionary<string, int?>, string>, IDisposable { }
        public abstract class Base : IBoth { public abstract ValueTask<string> HandleAsync(Dictionary<string, int?> payload, IInvocationContext context, CancellationToken token); public void Dispose() { } }
        public sealed class Derived : Base { public override ValueTask<string> HandleAsync(Dictionary<string, int?> payload, IInvocationContext context, CancellationToken token) => default; }
        public class Checkout
        {
            Timer timer = new(_ => { });
            [Handler("create")] public string Create(string order) => order;
            [Handler("later")] public async Task<int> Later(Stream order, IInvocationContext context) { await Task.Yield(); return 1; }
            public static unsafe void Pointers(int* one, params string[] rest) { }
            public IAsyncEnumerable<string> Many(ReadOnlyMemory<byte> bytes) => null;
        }
        public class Startup : IHandlerStartup { public void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { } }
        """;

    private const string SourceOfAws = """
        namespace Amazon.Lambda.Core { public sealed class LambdaSerializerAttribute(Type type) : Attribute { public Type SerializerType => type; } }
        public class Checkout { public Task<List<string>> Create(Dictionary<string, object> order, ILambdaContext context) => null; [LambdaSerializer(typeof(object))] public int Marked(int number) => number; }
        """;

    private static readonly int ShortRun = Environment.GetEnvironmentVariable("CI") is null ? 500 : 2_500;

    private readonly HostAssemblies _host;
    private readonly CompiledPackage[] _packages = [CompiledPackage.Of(Source), CompiledPackage.OfAws(SourceOfAws)];
    private readonly byte[][] _sound;

    public VerifiedDllTests()
    {
        _host = HostAssemblies.OfThisProcess();
        _sound = [.. _packages.Select(package => File.ReadAllBytes(package.Main))];
    }

    public void Dispose() => Array.ForEach(_packages, package => package.Dispose());

    [Fact]
    public void P13_some_thousand_mutated_DLLs_are_verified() => Run(ShortRun);

    [Fact(Explicit = true)]
    public void P13_two_hundred_thousand_mutated_DLLs_are_verified() => Run(LongRun);

    [Theory]
    [InlineData(13_826)]
    public void P13_what_once_took_too_much_does_not_any_more(int seed) => Try(seed % 2, Mutated(_sound[seed % 2], seed), $"seed {seed}");

    [Fact]
    public void P13_a_DLL_that_is_cut_at_any_of_its_first_bytes_is_told_as_what_it_is()
    {
        for (var length = 0; length < _sound[0].Length; length += 7)
        {
            Try(0, _sound[0][..length], $"cut at {length}");
        }
    }

    private void Run(int count)
    {
        Try(0, _sound[0], "sound");
        Try(1, _sound[1], "sound");
        for (var seed = 0; seed < count; seed++)
        {
            Try(seed % 2, Mutated(_sound[seed % 2], seed), $"seed {seed}");
        }
    }

    private static byte[] Mutated(byte[] sound, int seed)
    {
        var random = new Random(seed);
        byte[] dll = [.. sound];
        for (var number = random.Next(1, 6); number > 0; number--)
        {
            // Headers and metadata more often than code.
            var at = random.Next(4) == 0 ? random.Next(0x400) : random.Next(dll.Length);
            switch (random.Next(5))
            {
                case 0:
                    dll[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    dll[at] = (byte)(random.Next(2) == 0 ? 0xFF : 0);
                    break;
                case 2:
                    random.NextBytes(dll.AsSpan(at, Math.Min(random.Next(1, 9), dll.Length - at)));
                    break;
                case 3:
                    var length = Math.Min(random.Next(1, 64), dll.Length - at);
                    dll.AsSpan(random.Next(dll.Length - length), length).CopyTo(dll.AsSpan(at));
                    break;
                default:
                    BitConverter.TryWriteBytes(dll.AsSpan(at), random.Next(3) switch { 0 => int.MaxValue, 1 => -1, _ => dll.Length });
                    break;
            }
        }

        return random.Next(20) == 0 ? dll[..random.Next(dll.Length)] : dll;
    }

    private void Try(int kind, byte[] dll, string made)
    {
        var package = _packages[kind];
        File.WriteAllBytes(package.Main, dll);
        var start = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();
        IReadOnlyList<Finding> findings;
        try
        {
            findings = Verify(package.Location);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{made} of kind {kind}: {error.GetType().Name}", error);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < MostAllocatedBytes, $"{made} took {allocated:N0} bytes and {Stopwatch.GetElapsedTime(start)}, and says:\n{string.Join('\n', findings.Select(finding => finding.Message))}");
        Assert.True(Stopwatch.GetElapsedTime(start) < Limits.Hang, made + " hung.");
        Assert.All(findings, finding => Assert.InRange(finding.Message.Length, 1, LongestMessage));
    }

    private IReadOnlyList<Finding> Verify(PackageLocation location)
    {
        var verification = new VerificationRun(_host, null);
        verification.Find("given", () => [new VerifiedPackage(location, "given", location.MainAssemblyPath, ["orders.dll"])]);
        verification.Run(["orders", "orders:create", "orders::Checkout::Create", "orders:Outer.Run"], "given");
        return verification.Findings;
    }
}
