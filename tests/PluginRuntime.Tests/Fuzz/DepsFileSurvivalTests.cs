using System.Collections.Concurrent;
using CsCheck;
using PluginRuntime.Tests.Packages;
using PluginRuntime.Tests.Packages.Dependencies;

namespace PluginRuntime.Tests.Fuzz;

/// <summary>
/// Whatever our reader of deps.json files lets pass, .NET's own survives, and finds the same files by.
/// </summary>
/// <remarks>As for <see cref="FuzzTests"/>; .NET's reader runs in a process of its own, which is started anew when an input has ended it.</remarks>
public sealed class DepsFileSurvivalTests : IDisposable
{
    private const string Name = "DepsFile";

    // Of inputs of the right form many pass, of mutated bytes few.
    private const int LeastPassed = 20;

    private static readonly int ShortRun = Environment.GetEnvironmentVariable("CI") is null ? 2_000 : 5_000;

    private readonly TemporaryFolder _disk = new();
    private readonly FuzzTargets _targets = new();
    private readonly ConcurrentDictionary<string, int> _outcomes = new();
    private ResolvingProcess _process = new();

    public DepsFileSurvivalTests() => _disk.File("orders.dll");

    public void Dispose()
    {
        _process.Dispose();
        _targets.Dispose();
        _disk.Dispose();
    }

    [Fact]
    public void P10_Every_kept_file_that_passes_is_survived()
    {
        var corpus = Corpus.Of(Name);

        Assert.All([.. corpus.Valid, .. corpus.OnceFailed], Try);
    }

    [Fact]
    public Task P10_Some_thousand_files_that_pass_are_survived() => RunAsync(ShortRun);

    [Fact(Explicit = true)]
    public Task P10_Of_a_million_files_those_that_pass_are_survived() => RunAsync(1_000_000);

    private async Task RunAsync(int count)
    {
        var mutated = Mutation.Inputs(_targets.All.Single(target => target.Name == Name), Corpus.Of(Name));
        var inputs = Gen.Frequency<byte[]>((3, DepsFileShapes.Files), (1, mutated));
        await Task.Run(() => inputs.Sample(Try, iter: count, threads: 1, print: Corpus.Line), TestContext.Current.CancellationToken);

        TestContext.Current.SendDiagnosticMessage(string.Join(", ", _outcomes.Select(outcome => $"{outcome.Key}: {outcome.Value}")));
        Assert.True(_outcomes.GetValueOrDefault("same") * 100 / count >= LeastPassed, $"Of {count} only {_outcomes.GetValueOrDefault("same")} pass.");
    }

    private void Try(byte[] input)
    {
        try
        {
            _disk.File("orders.deps.json", input);
            var answer = AskInTime();
            _outcomes.AddOrUpdate(answer.Split(':')[0], 1, (_, before) => before + 1);
            Assert.False(answer.StartsWith("differs", StringComparison.Ordinal), answer);
        }
        catch
        {
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, Name + ".failed.txt"), Corpus.Line(input) + "\n");
            throw;
        }
    }

    private string AskInTime()
    {
        try
        {
            return _process.Ask(_disk["orders.dll"]);
        }
        catch (InvalidOperationException)
        {
            _process.Dispose();
            _process = new ResolvingProcess();
            throw;
        }
    }
}
