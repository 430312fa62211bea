using System.Text;
using PluginRuntime.Deployments.Documents;
using PluginRuntime.Deployments.Reading;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Deployments;

/// <summary>Files that describe nothing, or are made to take time and memory: one message with a place, and neither.</summary>
public sealed class HostileDescriptionTests
{
    private const int TimeLimitMilliseconds = 30_000;

    // A function that is sound, in front of what is not.
    private const string Function = "Resources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: ";

    [Theory]
    [InlineData("template.yaml", "Resources:\n\tOrders: x\n", 2)]
    [InlineData("template.yaml", "Resources: {\n  Orders: [\n", 3)]
    [InlineData("template.yaml", "Resources:\n  A: *none\n", 2)]
    [InlineData("template.yaml", "Resources: &all\n  A: *all\n", 2)]
    [InlineData("template.yaml", "Resources:\n  A: 1\n  A: 2\n", 3)]
    [InlineData("template.yaml", "Resources:\n  {{ name }}: 1\n", 2)]
    [InlineData("template.yaml", "just a text", 1)]
    [InlineData("template.yaml", "", 1)]
    [InlineData("template.yaml", "- a\n- b\n", 1)]
    [InlineData("serverless.template", "{\n  \"Resources\": {\n    \"A\": nul }", 3)]
    [InlineData("serverless.template", "{\n  \"A\": 1,\n  \"A\": 2\n}", 3)]
    [InlineData("serverless.template", "{ \"A\": 1 }\n{ \"A\": 1 }", 2)]
    [InlineData("aws-lambda-tools-defaults.json", "not JSON", 1)]
    [InlineData("main.tf", "resource \"a\" \"b\" {\n  handler = \"no end\n}\n", 2)]
    [InlineData("main.tf", "resource \"a\" \"b\" {\n  handler = <<END\n  text\n", 2)]
    [InlineData("main.tf", "resource \"a\" \"b\" {\n/* no end", 2)]
    [InlineData("main.tf", "resource \"a\" \"b\" {\n", 2)]
    [InlineData("main.tf", "resource \"a\" \"b\" {\n  a = 1\n  a = 2\n}\n", 3)]
    [InlineData("main.tf", "resource \"a\" \"b\" {\n  a = \n}\n", 2)]
    [InlineData("main.tf", "} }", 1)]
    public void D1_what_is_not_what_its_name_says_is_told_with_its_line(string name, string content, int line)
    {
        using var file = new Described(name, content);

        var error = file.Refused();

        Assert.Equal(line, error.Place.Line);
        Assert.Equal(3, error.Message.Split('\n').Length);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("template.yaml", "[", "")]
    [InlineData("template.yaml", "a: {", "")]
    [InlineData("template.json", "{\"a\":", "")]
    [InlineData("template.json", "[", "")]
    [InlineData("main.tf", "a {\n", "")]
    [InlineData("main.tf", "a { b = [", "[")]
    public async Task D2_what_lies_too_deep_is_refused(string name, string begin, string repeated)
    {
        using var file = new Described(name, begin + string.Concat(Enumerable.Repeat(repeated.Length == 0 ? begin : repeated, 100_000)));

        Assert.Contains("deep", (await Task.Run(file.Refused)).Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task D2_anchors_that_would_explode_cost_no_more_than_their_text()
    {
        var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 60; level++)
        {
            _ = yaml.Append(null, $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n");
        }

        using var file = new Described("template.yaml", $"{yaml}{Function}!Join ['', *a59]\n");
        var before = GC.GetTotalAllocatedBytes();

        var handler = await Task.Run(() => file.Function().Handler!);

        Assert.Null(handler.Text);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 200_000_000);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("main.tf", "a = ", "<")]
    [InlineData("main.tf", "a { b = ", "<")]
    [InlineData("main.tf", "a { b = ", "\"${\"")]
    [InlineData("main.tf", "", "#\n")]
    [InlineData("main.tf", "a { b = ", "x.")]
    [InlineData("template.yaml", "a: ", "x ")]
    [InlineData("template.yaml", "a: '", "\n\n")]
    [InlineData("template.yaml", "a: |\n", " x\n")]
    [InlineData("template.yaml", "", "#\n")]
    [InlineData("template.yaml", "a: ", "&a ")]
    [InlineData("template.json", "{\"a\":\"", "\\u0041")]
    [InlineData("serverless.yml", "functions: { a: { handler: '${", "a,")]
    [InlineData("serverless.yml", "functions: { a: { package: { artifact: '", "a/")]
    public async Task D2_megabytes_of_one_piece_are_read_or_refused_in_little_time(string name, string begin, string repeated)
    {
        using var file = new Described(name, begin + string.Concat(Enumerable.Repeat(repeated, 4_000_000 / repeated.Length)));

        // Either is well: what counts is the time.
        _ = await Task.Run(() => Record.Exception(file.Functions));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task D2_values_that_ask_for_each_other_without_end_stay_unknown()
    {
        var joins = new StringBuilder("j0: &j0 !Join ['', [a, a]]\n");
        var merges = new StringBuilder("m0: &m0 { x: 1 }\n");
        for (var level = 1; level < 60; level++)
        {
            _ = joins.Append(null, $"j{level}: &j{level} !Join ['', [*j{level - 1}, *j{level - 1}]]\n");
            _ = merges.Append(null, $"m{level}: &m{level} {{ <<: [*m{level - 1}, *m{level - 1}] }}\n");
        }

        using var joined = new Described("template.yaml", $"{joins}{Function}*j59\n");
        using var merged = new Described("template.yaml", $"{merges}Globals:\n  Function: *m59\n{Function}orders\n");
        using var cyclic = new Described("serverless.yml", "custom: { a: '${self:custom.b}', b: '${self:custom.a}${self:custom.a}' }\nfunctions: { orders: { handler: '${self:custom.a}' } }");
        using var terraform = new Described("main.tf", "locals {\n  a = \"${local.b}${local.b}\"\n  b = local.a\n}\nresource \"aws_lambda_function\" \"orders\" {\n  handler = local.a\n}\n");

        Assert.Null((await Task.Run(joined.Function)).Handler!.Text);
        Assert.Equal("orders", (await Task.Run(merged.Function)).Handler!.Text);
        Assert.Null((await Task.Run(cyclic.Function)).Handler!.Text);
        Assert.Null((await Task.Run(terraform.Function)).Handler!.Text);
    }

    [Fact]
    public void D2_more_than_fifty_megabytes_are_refused_unread_and_fifty_are_read()
    {
        using var disk = new TemporaryFolder();
        var path = disk.File("template.yaml", Function + "orders\n");
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(DescriptionFile.MaxBytes + 1);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<DescriptionException>(() => Deployment.Read(path));

        Assert.Contains("52,428,800 bytes", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(DescriptionFile.MaxBytes);
        }

        Assert.Contains("zero bytes", Assert.Throws<DescriptionException>(() => Deployment.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task D2_of_more_values_than_any_template_has_no_more_are_kept()
    {
        using var yaml = new Described("template.yaml", "a: [" + string.Concat(Enumerable.Repeat("1,", NodeBudget.MaxNodes)) + "]");
        using var json = new Described("template.json", "{\"a\":[" + string.Concat(Enumerable.Repeat("1,", NodeBudget.MaxNodes)) + "]}");

        Assert.Contains("500,000 values", (await Task.Run(yaml.Refused)).Message, StringComparison.Ordinal);
        Assert.Contains("500,000 values", (await Task.Run(json.Refused)).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_mark_in_front_tells_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        using var disk = new TemporaryFolder();
        byte[] Bytes(string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        string[] files =
        [
            disk.File("template.yaml", Bytes(Function + "orders\n")),
            disk.File("aws-lambda-tools-defaults.json", Bytes("""{ "function-handler": "orders" }""")),
            disk.File("main.tf", Bytes("resource \"aws_lambda_function\" \"orders\" {\n  handler = \"orders\"\n}\n")),
        ];

        Assert.All(files, file => Assert.Equal("orders", Assert.Single(Deployment.Read(file).Functions).Handler!.Text));
    }

    [Fact]
    public void D1_UTF16_without_a_mark_and_a_program_are_no_text()
    {
        using var disk = new TemporaryFolder();
        string[] files = [disk.File("template.yaml", Encoding.Unicode.GetBytes(Function)), disk.File("main.tf", File.ReadAllBytes(typeof(object).Assembly.Location))];

        Assert.All(files, file => Assert.Contains("zero bytes", Assert.Throws<DescriptionException>(() => Deployment.Read(file)).Message, StringComparison.Ordinal));
    }
}
