using System.Text.RegularExpressions;
using PluginRuntime.Tests.Analyzers.Entries;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Handlers.Tables;

/// <summary>Promise: a handler of the table answers as the same handler found by reflection, and fails as it does.</summary>
public sealed partial class TableAnswersTests(TableAnswersTests.Packages packages) : IClassFixture<TableAnswersTests.Packages>
{
    public static TheoryData<string> Entries => [.. TabledForms.Entries];

    /// <summary>One source, compiled with its table and without.</summary>
    public sealed class Packages : IDisposable
    {
        public Packages()
        {
            var project = TabledProject.Of(TabledForms.Source);
            Assert.DoesNotContain(project.Told, found => found.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
            project.Write(Tabled);
            project.WriteWithout(Plain);
        }

        public TemporaryFolder Tabled { get; } = new();

        public TemporaryFolder Plain { get; } = new();

        public void Dispose()
        {
            Tabled.Dispose();
            Plain.Dispose();
        }
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public async Task A_handler_of_the_table_answers_as_by_reflection(string entry)
    {
        Assert.NotNull(TablePackages.Find(packages.Tabled, "orders:" + entry));
        Assert.Null(TablePackages.Find(packages.Plain, "orders:" + entry));

        Assert.Equal(await AnswerAsync(packages.Plain, entry), await AnswerAsync(packages.Tabled, entry));
    }

    // Twice, for what the one instance keeps.
    private static async Task<string> AnswerAsync(TemporaryFolder folder, string entry)
    {
        var run = new HandlerRun("orders:" + entry, package: folder.Root);
        try
        {
            var answers = new List<string>();
            foreach (var id in (string[])["id-1", "id-2"])
            {
                var answer = await run.AnswerAsync(id, TabledForms.EventOf(entry));
                answers.Add($"{answer.Path} {string.Join(';', answer.Headers.Where(header => header.Key.StartsWith("Content-Type", StringComparison.OrdinalIgnoreCase)))} {Stack().Replace(answer.BodyText, "")}");
                await answer.AcceptedAsync();
            }

            await run.NextAsync();
            await run.DisposeAsync();
            return string.Join('\n', answers);
        }
        catch (InvalidOperationException error)
        {
            // It could not be bound.
            return $"{error.GetType()} {error.Message}";
        }
    }

    [GeneratedRegex("\"stackTrace\":\\[(?:\"(?:[^\"\\\\]|\\\\.)*\",?)*\\]")]
    private static partial Regex Stack();
}
