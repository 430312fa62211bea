using System.Globalization;
using CsvHelper;
using HtmlAgilityPack;
using Jint;
using PluginRuntime;
using YamlDotNet.Serialization;

namespace Libraries.Text;

public sealed class Line
{
    public string Item { get; set; } = "";

    public int Count { get; set; }
}

[Handler("CsvHelper")]
public sealed class Csv : LibraryHandler
{
    protected override Task<string> UseAsync(CancellationToken cancellationToken)
    {
        using var csv = new CsvReader(new StringReader("Item,Count\ntea,2\ncoffee,3\n"), CultureInfo.InvariantCulture);
        return Task.FromResult(string.Join(", ", csv.GetRecords<Line>().Select(line => $"{line.Count} {line.Item}")));
    }
}

[Handler("HtmlAgilityPack")]
public sealed class Html : LibraryHandler
{
    protected override Task<string> UseAsync(CancellationToken cancellationToken)
    {
        var page = new HtmlDocument();
        page.LoadHtml("<ul><li>tea<li>coffee</ul>");
        return Task.FromResult(string.Join(", ", page.DocumentNode.SelectNodes("//li")!.Select(node => node.InnerText)));
    }
}

[Handler("YamlDotNet")]
public sealed class Yaml : LibraryHandler
{
    protected override Task<string> UseAsync(CancellationToken cancellationToken)
    {
        var line = new DeserializerBuilder().Build().Deserialize<Line>("Item: tea\nCount: 2\n");
        return Task.FromResult(new SerializerBuilder().JsonCompatible().Build().Serialize(line).Trim());
    }
}

[Handler("Jint")]
public sealed class Script : LibraryHandler
{
    protected override Task<string> UseAsync(CancellationToken cancellationToken)
    {
        using var engine = new Engine(options => options.CancellationToken(cancellationToken));
        engine.SetValue("twice", new Func<int, int>(number => number * 2));
        return Task.FromResult(engine.Evaluate("[1, 2].map(n => twice(n)).join('-')").ToString());
    }
}
