using System.Security.Cryptography;
using System.Text;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli.FirstContact;

/// <summary>A single file of C# in a folder of its own. Disposal deletes it.</summary>
internal sealed class HandlerFile : IDisposable
{
    /// <summary>A handler that needs nothing but .NET, of the form that AWS's own runtime takes.</summary>
    public const string Greets = "public class Function { public string Go(string name) => \"Hello, \" + name; }";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("file-");

    public HandlerFile(string code)
    {
        Assert.SkipUnless(Repository.CanBuild(), "The contracts are built where the source tree can be written.");
        Write(code);
    }

    /// <summary>The directive by which it refers to the contracts.</summary>
    public static string Contracts => $"#:project {Repository.Path("contracts", "PluginRuntime.Contracts")}\n";

    public string Folder => _folder.FullName;

    public string Path => System.IO.Path.Join(Folder, "hello.cs");

    // Where the SDK builds it; found by trying.
    private string BuildFolder => System.IO.Path.Join(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
        "dotnet",
        "runfile",
        $"hello-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.ToUpperInvariant())))}");

    public void Write(string code) => File.WriteAllText(Path, code);

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        if (Directory.Exists(BuildFolder))
        {
            Directory.Delete(BuildFolder, recursive: true);
        }
    }
}
