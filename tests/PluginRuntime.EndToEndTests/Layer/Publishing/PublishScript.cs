using System.IO.Compression;
using System.Security.Cryptography;
using PluginRuntime.EndToEndTests.Cli.Run;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Publishing;

/// <summary><c>layer/publish.sh</c>, called from a folder of its own with zips and an empty record in it.</summary>
internal sealed class PublishScript : IDisposable
{
    /// <summary>What a record holds as long as nothing is published.</summary>
    public const string EmptyRecord = "{\n  \"layers\": [\n  ]\n}\n";

    /// <summary>Among the arguments: with verification.</summary>
    public const string VerifiedMark = "verified";

    public PublishScript() => File.WriteAllText(Record, EmptyRecord);

    /// <summary>The script that runs: the tracked one, or a copy.</summary>
    public string Script { get; private set; } = Path.Combine(Repository.Root, "layer", "publish.sh");

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

    /// <summary>Takes a copy of the script in a tree of its own, in which a build has left zips of these names.</summary>
    public void MoveIntoTree(params string[] builtZips)
    {
        var layer = Path.GetDirectoryName(Script)!;
        Script = Path.Combine(Folder, "layer", "publish.sh");
        Directory.CreateDirectory(Path.Combine(Folder, "layer", "publish"));
        Directory.CreateDirectory(Path.Combine(Folder, "artifacts", "layer"));
        foreach (var file in Directory.GetFiles(layer, "*.sh", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(Folder, "layer", Path.GetRelativePath(layer, file)));
        }

        foreach (var zip in builtZips)
        {
            Zip(Path.Combine("artifacts", "layer", zip));
        }
    }

    /// <summary>Puts a program <c>aws</c> before all others on PATH, which does as these commands of the shell say.</summary>
    /// <returns>The variable that puts it there, for the line of a command.</returns>
    public Task<string> PlayAwsAsync(string commands) => PlayAsync("aws", commands);

    /// <summary>The same with a program of any name.</summary>
    public async Task<string> PlayAsync(string name, string commands)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "played")).FullName;
        var program = Path.Combine(folder, name);
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{commands}\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return $"PATH='{folder}':\"$PATH\"";
    }

    /// <summary>Runs it with its own record and without verification, whose program this machine may have, to its end.</summary>
    /// <param name="environment">What stands before the command in the shell's line: variables, or <c>env</c> with options.</param>
    /// <param name="arguments">Its arguments.</param>
    public Task<(int ExitCode, string Output, string Errors)> RunAsync(string environment, params string[] arguments)
    {
        string[] words = [Script, "--layers-file", Record, .. arguments.Contains(VerifiedMark) ? arguments.Where(argument => argument != VerifiedMark) : arguments.Append("--no-verify")];
        return AwsCli.RunShellAsync(
            $"cd '{Folder}' && AWS_MAX_ATTEMPTS=1 {environment} {string.Join(' ', words.Select(word => $"'{word}'"))}");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
