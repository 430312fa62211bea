using System.IO.Compression;
using System.Security.Cryptography;
using PluginRuntime.EndToEndTests.Cli;
using PluginRuntime.EndToEndTests.Processes;

namespace PluginRuntime.EndToEndTests.Layer;

/// <summary><c>layer/publish.sh</c>, called from a folder of its own with zips and an empty record in it.</summary>
internal sealed class PublishScript : IDisposable
{
    /// <summary>What a record holds as long as nothing is published.</summary>
    public const string EmptyRecord = "{\n  \"layers\": [\n  ]\n}\n";

    public PublishScript() => File.WriteAllText(Record, EmptyRecord);

    /// <summary>The script itself.</summary>
    public static string ScriptFile => Path.Combine(Repository.Root, "layer", "publish.sh");

    public string Folder { get; } = Directory.CreateTempSubdirectory("publish-").FullName;

    /// <summary>The record that it updates here in place of the tracked one.</summary>
    public string Record => Path.Combine(Folder, "layers.json");

    /// <summary>A zip as a layer of handlers is one.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="contentBytes">The size of the one file in it, which is not compressed.</param>
    public string Zip(string name, int contentBytes = 100)
    {
        var path = Path.Combine(Folder, name);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using var entry = zip.CreateEntry("handlers/hello/hello.dll", CompressionLevel.NoCompression).Open();
        entry.Write(RandomNumberGenerator.GetBytes(contentBytes));
        return path;
    }

    /// <summary>Runs it with its own record, to its end.</summary>
    /// <param name="environment">What stands before the command in the shell's line: variables, or <c>env</c> with options.</param>
    /// <param name="arguments">Its arguments.</param>
    public Task<(int ExitCode, string Output, string Errors)> RunAsync(string environment, params string[] arguments)
    {
        string[] words = [ScriptFile, "--layers-file", Record, .. arguments];
        return AwsCli.RunShellAsync(
            $"cd '{Folder}' && AWS_MAX_ATTEMPTS=1 {environment} {string.Join(' ', words.Select(word => $"'{word}'"))}");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
