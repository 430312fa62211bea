using System.Text;
using PluginRuntime.Deployments.CloudFormation;
using PluginRuntime.Deployments.Documents;
using PluginRuntime.Deployments.Serverless;
using PluginRuntime.Deployments.Terraform;
using PluginRuntime.Deployments;
using PluginRuntime.Emulator.Processes;
using PluginRuntime.Http.Sockets;
using PluginRuntime.Http;
using PluginRuntime.Invocations;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Native;
using PluginRuntime.PluginSide.Core;
using PluginRuntime.Publishing.Layers;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Http;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Fuzz;

/// <summary>Everything of the host and of <c>run</c> that reads what others wrote.</summary>
internal sealed class FuzzTargets : IDisposable
{
    private const int MostBodyBytes = 1_000;
    private const int MostUnpackedBytes = 64 * 1024;
    private const int MostLineBytes = 100;

    // Each character can be a value, with a place and what the parser of YAML says of it.
    private const int DescriptionReadings = 12;

    private static readonly string[] JsonTokens =
    [
        "{", "}", "[", "]", ":", ",", "\"", "null", "true", "-1e999", @"\x5cud800", @"\x5cu0000", @"\x5c", @"\xc3\x28", @"\xff", @"\xef\xbb\xbf", "//", "{\"a\":[", "[[[[[[[[",
    ];

    private readonly TemporaryFolder _disk = new();
    private readonly Lazy<FuzzedInvokeApi> _invokeApi = new(() => new FuzzedInvokeApi());

    public FuzzTarget[] All =>
    [
        new("HttpAnswer", ReadAnswer, ["\\r\\n", "\\r", "\\n", ":", "Content-Length: 7\\r\\n", "Content-Length: 999999999\\r\\n", "Transfer-Encoding: chunked\\r\\n", "Connection: close\\r\\n", "HTTP/1.1 ", "HTTP/1.0 200\\r\\n", "HTTP/1.1 100 Continue\\r\\n\\r\\n", "0\\r\\n\\r\\n", "7fffffff\\r\\n", "ffffffffffffffff", ";", " ", "\\x00", "\\xff", "-"]),
        new("HandlerString", ReadHandlerString, ["::", ":", "@", "+", "`1", "(", ")", ",", ".", "..", "/", "\\x5c", " ", "\\x00", "\\xc2\\x85", "\\xe2\\x80\\xa8", "\\xff", "Version=", "[]", "<>", "&", "*"]),
        new("ClientContext", ReadClientContext, [.. JsonTokens, "\"client\":", "\"custom\":{", "\"env\":null"]),
        new("CognitoIdentity", ReadIdentity, [.. JsonTokens, "\"cognitoIdentityId\":", "\"cognitoIdentityPoolId\":7"]),
        new("DepsFile", ReadDepsFile, [.. JsonTokens, "\"targets\":{", "\"libraries\":{", "\"runtime\":{", "\"localPath\":", "\"path\":7", "../", "/etc", "/*", "*/"]),
        new("RuntimeConfig", ReadRuntimeConfig, [.. JsonTokens, "\"runtimeOptions\":{", "\"configProperties\":{", "\"framework\":7", "\"frameworks\":[", "Microsoft.AspNetCore.App", "\"name\":", "/*", "*/"]),
        new("ElfFile", ReadLibrary, ["\\x00\\x00\\x00\\x00", "\\xff\\xff\\xff\\xff", "\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x7f", "\\x01\\x00\\x00\\x00", "\\x02\\x00\\x00\\x00", "\\x7fELF\\x02\\x01"]),
        new("PointerFile", ReadPointerFile, ["..", "/", "\\x5c", "\\r\\n", "\\n", "\\x00", "\\xef\\xbb\\xbf", "1.0.0", " ", "current"]),
        new("TraceHeader", ReadTraceHeader, ["Root=", "Parent=", "Sampled=1", "Sampled=", ";", "=", "-", "1-", "00000000", "5759e988", "g", " ", "\\xff", "Self=1-5759e988-bd862e3fe1be46a994272793"]),
        new("LayerZip", ReadLayerZip, ["PK\\x01\\x02", "PK\\x03\\x04", "PK\\x05\\x06", "PK\\x06\\x06", "PK\\x06\\x07", "PK\\x07\\x08", "\\x00\\x00", "\\xff\\xff", "\\xff\\xff\\xff\\xff", "\\x08\\x00", "\\x01\\x00\\x10\\x00", "handlers/", "../", "/", "orders.dll", "\\x00\\x00\\xff\\xa1"]),
        new("Manifest", ReadManifest, [.. JsonTokens, "\"files\":{", "\"entries\":[", "\"assembly\":\"", "../", ".dll", "\"name\":"]),
        new("Template", input => ReadDescription(TemplateFunctions.Of, "template.yaml", input), ["\\n", "\\t", "  ", ": ", "- ", "!Ref ", "!Sub ", "${", "}", "!FindInMap [", "{\"Fn::Join\": [", "&a ", "*a", "<<: *a", "!!", "|", ">", "'", "\"", "#", "---\\n", "...", "? ", "[", "]", "{", ",", "\\x00", "\\xff", "\\xef\\xbb\\xbf", "\\xff\\xfe", "Resources:", "Type: AWS::Lambda::Function", "~"]) { Readings = DescriptionReadings },
        new("ServerlessFile", input => ReadDescription(ServerlessFunctions.Of, "serverless.yml", input), ["\\n", "  ", ": ", "- ", "${self:", "${opt:a, ", "}", "'", "&a ", "*a", "<<: *a", "functions:", "provider:", "layers:", "!Ref ", "[", "]", "{", ","]) { Readings = DescriptionReadings },
        new("TerraformFile", input => ReadDescription(TerraformFunctions.Of, "main.tf", input), ["\\n", "\\r\\n", "\"", "${", "%{", "$${", "}", "{", "[", "]", "(", ")", ",", "=", "<<END\\n", "END", "/*", "*/", "#", "//", "\\x5c", "var.a", "local.a", "resource \"aws_lambda_function\" \"a\" {", "locals {", "\\xff"]) { Readings = DescriptionReadings },
        new("LogPipe", ReadLogPipe, ["\\n", "\\r", "\\r\\n", "\\x1c", "\\x00", "\\xff", "\\xe2\\x82", "\\xf0\\x9f\\x98\\x80", "\\xef\\xbb\\xbf", "START RequestId: ", "\\x1b[2J"]) { Readings = 3 },
        new("InvokeApi", input => _invokeApi.Value.Read(input), ["\\r\\n", "\\n", "\\r", ":", " ", "\\x00", "\\xff", "%", "%2f", "%00", "?Qualifier=", "Content-Length: 2\\r\\n", "Content-Length: 99999999999\\r\\n", "Content-Length: -1\\r\\n", "Transfer-Encoding: chunked\\r\\n", "2\\r\\n{}\\r\\n0\\r\\n\\r\\n", "ffffffffffffffff\\r\\n", "Expect: 100-continue\\r\\n", "Connection: close\\r\\n", "Connection: Upgrade\\r\\nUpgrade: h2c\\r\\n", "X-Amz-Invocation-Type: DryRun\\r\\n", "X-Amz-Log-Type: Tail\\r\\n", "X-Amz-Client-Context: e30=\\r\\n", "X-Amz-Tenant-Id: a\\r\\n", "Host: 127.0.0.1\\r\\n", "Origin: x\\r\\n", "HTTP/1.0", "HTTP/2.0", "PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n", "http://127.0.0.1/", "*"]) { Prepare = () => _ = _invokeApi.Value, MostTime = FuzzedInvokeApi.MostTime },
    ];

    public void Dispose()
    {
        _disk.Dispose();
        if (_invokeApi.IsValueCreated)
        {
            _invokeApi.Value.Dispose();
        }
    }

    // The same bytes in one piece and byte by byte are the same answer, or the same complaint.
    private static void ReadAnswer(byte[] input) => Assert.Equal(
        Outcome(input), Outcome(Array.ConvertAll(input, single => new[] { single })));

    private static string Outcome(params byte[][] pieces)
    {
        using var transport = new PiecesTransport(pieces);
        var reader = new ResponseReader(new HttpLimits { MaxHeadBytes = 4096 }, 64);
        try
        {
            reader.Begin(transport);
            reader.ReadHead(TimeSpan.Zero);
            var body = reader.ReadBody(MostBodyBytes);
            Assert.InRange(reader.Head.Status, 200, 599);
            Assert.InRange(body.Length, 0, MostBodyBytes);
            return $"{reader.Head.Status} {reader.Head.Count} {reader.Head.Text("a"u8)} {Encoding.Latin1.GetString(body.Span)}";
        }
        catch (Exception error) when (error is MalformedAnswerException or ConnectionException)
        {
            return error.GetType().Name;
        }
    }

    // In one piece and byte by byte the same lines, none longer than may be; and a mark behind them is seen.
    private static void ReadLogPipe(byte[] input)
    {
        var lines = LinesOf(input, input.Length);
        Assert.True(lines.SequenceEqual(LinesOf(input, 1)), "Byte by byte the lines are others.");
        Assert.DoesNotContain(lines, line => line.Length > MostLineBytes);
        if (!lines.Exists(line => line.Contains("(cut; ", StringComparison.Ordinal)))
        {
            using var reader = new StringReader(Encoding.UTF8.GetString(input));
            Assert.True(lines.TrueForAll(line => line == reader.ReadLine()), "The lines are not those of the framework's reader.");
            Assert.Null(reader.ReadLine());
        }
    }

    private static List<string> LinesOf(byte[] input, int pieceBytes)
    {
        var read = new List<string>();
        var mark = new OutputMark();
        var lines = new OutputLines(MostLineBytes, read.Add) { Mark = mark };
        for (var at = 0; at < input.Length; at += pieceBytes)
        {
            lines.Add(input.AsSpan(at, Math.Min(pieceBytes, input.Length - at)));
        }

        lines.Add(mark.Line);
        Assert.True(mark.Seen.IsCompleted);
        return read;
    }

    private static void ReadHandlerString(byte[] input) => Expect<PackageException>(() =>
    {
        var handler = HandlerString.Parse(Encoding.UTF8.GetString(input));
        // What becomes a folder's or a file's name leads nowhere else.
        Assert.DoesNotContain(handler.Package, character => character is '/' or '\\' or ':' || char.IsControl(character));
        Assert.False(handler.Package.Length == 0 || handler.Package.StartsWith('.'), handler.Package);
        Assert.InRange(handler.Text.Length, 1, HandlerString.MaxLength);
    });

    private static void ReadClientContext(byte[] input) =>
        Expect<FormatException>(() => ClientContextJson.Read(Encoding.UTF8.GetString(input)));

    private static void ReadIdentity(byte[] input) =>
        Expect<FormatException>(() => PluginRuntime.Invocations.CognitoIdentity.Read(Encoding.UTF8.GetString(input)));

    // What comes out is what W3C's trace context takes, or nothing.
    private static void ReadTraceHeader(byte[] input)
    {
        if (TraceHeader.TryParse(Encoding.Latin1.GetString(input)) is not { } header)
        {
            return;
        }

        Assert.Matches("^[0-9a-f]{32}$", header.TraceId);
        Assert.Matches("^[0-9a-f]{16}$", header.ParentId);
    }

    private static void ReadDepsFile(byte[] input) => Expect<PackageException>(() => DepsFileReader.Read("orders.deps.json", input));

    // What is known has a text, and each place lies in the file.
    private void ReadDescription(Func<DescriptionFile, IReadOnlyList<DescribedFunction>> read, string name, byte[] input) => Expect<DescriptionException>(() =>
    {
        foreach (var function in read(DescriptionFile.Of(_disk[name], input)))
        {
            DescribedValue?[] values = [function.Handler, function.Runtime, function.Architecture, .. function.Layers.Select(layer => layer.Name)];
            Assert.All(values.OfType<DescribedValue>(), value => Assert.True(value is { Text: null, Source: not null } or { Text: not null, Place: { Line: > 0, Column: > 0 } }));
            Assert.True(function.Code?.Path is null || Path.IsPathFullyQualified(function.Code.Path));
        }
    });

    // A file that cannot be read asks for nothing: the host starts all the same.
    private void ReadRuntimeConfig(byte[] input)
    {
        _disk.File("orders.runtimeconfig.json", input);
        _ = RuntimeConfig.Warning(_disk["orders.dll"], _ => null);
    }

    private void ReadLibrary(byte[] input)
    {
        var path = _disk.File("liborders.so", input);
        Expect<PackageException>(() => ElfFile.Check(path));
        Expect<PackageException>(() => NativeFit.Check(path, NativeMachine.OfLambda("linux-x64")));
    }

    private void ReadPointerFile(byte[] input)
    {
        _disk.File("current", input);
        Expect<PackageException>(() => Assert.DoesNotContain('/', PointerFile.Read(_disk.Root).ToString()!));
    }

    private void ReadManifest(byte[] input)
    {
        _disk.File(PackageManifest.FileName, input);
        Expect<PackageException>(() =>
        {
            var manifest = PackageManifest.TryRead(_disk.Root)!;
            Assert.DoesNotContain(manifest.Files?.Keys ?? [], path => path.StartsWith('/') || path.Split('/', '\\').Contains(".."));
        });
    }

    private void ReadLayerZip(byte[] input)
    {
        _disk.File("layer.zip", input);
        Expect<PackageException>(() =>
        {
            var folder = _disk.Folder("out");
            try
            {
                new PackageZip(_disk["layer.zip"], MostUnpackedBytes).Unpack(folder);
                var files = new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories);
                Assert.NotEmpty(files);
                Assert.All(files, file => Assert.Null(file.LinkTarget));
                Assert.InRange(files.Sum(file => file.Length), 0, MostUnpackedBytes);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        });
    }

    private static void Expect<TException>(Action read)
        where TException : Exception
    {
        try
        {
            read();
        }
        catch (TException)
        {
            // The one that is documented.
        }
    }
}
