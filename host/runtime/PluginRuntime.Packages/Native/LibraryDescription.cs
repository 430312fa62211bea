using System.Text.Json;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Native;

/// <summary>
/// What <c>pluginruntime_describe</c> says of a library, with nothing in it trusted.
/// </summary>
/// <param name="Abi">The version of <c>pluginruntime.h</c> that it was written for.</param>
/// <param name="Handlers">Its handlers, of which there is at least one.</param>
internal sealed record LibraryDescription(int Abi, DescribedHandler[] Handlers)
{
    /// <summary>The longest text that is read, in bytes.</summary>
    public const int LongestBytes = 1024 * 1024;

    private const string Example = """{"abi":1,"handlers":[{"name":"create"}]}""";

    /// <summary>Reads it.</summary>
    /// <param name="path">The library.</param>
    /// <param name="json">What it says.</param>
    /// <exception cref="PackageException">It is not what the header demands, or of a later version than the host's.</exception>
    public static LibraryDescription Read(string path, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new LibraryDescription(VersionOf(path, root), HandlersOf(path, root));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Invalid(path, $"is no such JSON: {Quotation.Plain(error.Message)}", error);
        }
    }

    /// <summary>What is wrong with what the library says of itself.</summary>
    public static PackageException Invalid(string path, string fault, Exception? inner = null) => new(
        PackageErrorType.InvalidPackage,
        $"""
        What pluginruntime_describe of {Quotation.Plain(path)} answers {fault}.
        It should be a JSON object as in {Example}, with at least one handler, in UTF-8 and ended by a NUL; pluginruntime.h tells the form.
        Mend that function of the library, build it and deploy it again.
        """,
        inner);

    private static int VersionOf(string path, JsonElement root)
    {
        var version = root.GetProperty("abi").GetInt32();
        return version > HandlerExports.Abi ? throw NativeFitError.NewerAbi(path, version)
            : version < 1 ? throw Invalid(path, $"has {version} for its abi, and the first version is 1")
            : version;
    }

    private static DescribedHandler[] HandlersOf(string path, JsonElement root)
    {
        var listed = root.GetProperty("handlers");
        var handlers = new DescribedHandler[listed.GetArrayLength()];
        for (var index = 0; index < handlers.Length; index++)
        {
            handlers[index] = HandlerOf(path, listed[index]);
            for (var earlier = 0; earlier < index; earlier++)
            {
                if (handlers[earlier].Names[0] == handlers[index].Names[0])
                {
                    throw Invalid(path, $"lists two handlers named {Quotation.Of(handlers[index].Names[0])}");
                }
            }
        }

        return handlers.Length > 0 ? handlers : throw Invalid(path, "lists no handler");
    }

    private static DescribedHandler HandlerOf(string path, JsonElement handler)
    {
        var name = handler.GetProperty("name").GetString()!;
        if (!IsName(name))
        {
            throw Invalid(path, $"lists a handler named {Quotation.Of(name ?? "")}; a name has letters, digits, '-' and '_'");
        }

        var others = handler.TryGetProperty("names", out var list) ? list.GetArrayLength() : 0;
        var names = new string[others + 1];
        names[0] = name;
        for (var index = 0; index < others; index++)
        {
            names[index + 1] = list[index].GetString() ?? throw Invalid(path, $"lists null among the names of {Quotation.Of(name)}");
        }

        return new DescribedHandler(names, handler.TryGetProperty("disposes", out var disposes) && disposes.GetBoolean());
    }

    private static bool IsName(string? name)
    {
        foreach (var character in name ?? "")
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_'))
            {
                return false;
            }
        }

        return !string.IsNullOrEmpty(name);
    }
}
