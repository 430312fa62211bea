using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Documentation;

/// <summary>Links in Markdown files lead to what is there.</summary>
public sealed class LinkTests
{
    [Fact]
    public void Every_link_in_every_document_leads_to_a_file_or_a_heading_that_is_there() => Assert.Empty(Document.All.SelectMany(Broken));

    [Theory]
    [InlineData("[a](nowhere.md)")]
    [InlineData("[a](#nowhere)")]
    [InlineData("[a](layer/README.md#nowhere)")]
    [InlineData("[a](../outside.md)")]
    [InlineData("[`HandlerRules`](LICENSE.cs)")]
    public void A_link_that_leads_nowhere_is_seen(string text) => Assert.Single(Broken(new Document("README.md", text)));

    [Theory]
    [InlineData("AWS's form", "awss-form")]
    [InlineData("install and rollback", "install-and-rollback")]
    [InlineData("What `next` is, and what not", "what-next-is-and-what-not")]
    public void A_headings_address_is_its_words_without_signs(string heading, string address) => Assert.Equal(address, Document.AddressOf(heading));

    [Fact]
    public void A_document_is_there_to_be_looked_at() => Assert.Contains(Document.All, document => document.Links.Count() > 10);

    [Fact]
    public void Every_document_but_the_first_is_reached_from_it_by_links()
    {
        var reached = new HashSet<string>();
        var open = new Queue<string>(["README.md"]);
        while (open.TryDequeue(out var path))
        {
            if (reached.Add(path))
            {
                Document.At(path).Links.Select(link => FileOf(path, link.Target)).Where(IsDocument).ToList().ForEach(open.Enqueue);
            }
        }

        Assert.Empty(Document.All.Select(document => document.Path).Except(reached));
    }

    private static IEnumerable<string> Broken(Document document) =>
        from link in document.Links
        where !link.Target.StartsWith("https://", StringComparison.Ordinal) && !Leads(document, link.Shown, link.Target)
        select $"{document.Path}: [{link.Shown}]({link.Target})";

    private static bool Leads(Document document, string shown, string target)
    {
        var file = FileOf(document.Path, target);
        if (file.StartsWith("..", StringComparison.Ordinal) || !Path.Exists(Path.Combine(Repository.Root, file)))
        {
            return target.StartsWith('#') && document.Anchors.Contains(target[1..]);
        }

        // What is shown as a type is the file's name.
        var isNamed = Path.GetExtension(file) != ".cs" || shown.Trim('`') == Path.GetFileNameWithoutExtension(file);
        return isNamed && (target.IndexOf('#') is var sign && sign < 0 || AnchorsOf(document, file).Contains(target[(sign + 1)..]));
    }

    private static IReadOnlySet<string> AnchorsOf(Document from, string file) =>
        file == from.Path ? from.Anchors : IsDocument(file) ? Document.At(file).Anchors : new HashSet<string>();

    // From the repository's root; a heading alone is in the document itself.
    private static string FileOf(string document, string target)
    {
        var path = target.Split('#')[0];
        return path.Length == 0
            ? document
            : Path.GetRelativePath(Repository.Root, Path.GetFullPath(path, Path.Combine(Repository.Root, Path.GetDirectoryName(document)!)));
    }

    private static bool IsDocument(string file) => Document.All.Any(document => document.Path == file);
}
