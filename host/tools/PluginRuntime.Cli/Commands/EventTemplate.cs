using System.CommandLine;
using System.CommandLine.Parsing;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// <c>--template</c>: a sample of an event, as the service sends it, to be changed and invoked with.
/// </summary>
internal static class EventTemplate
{
    private const string OptionName = "--template";
    private const string ResourceFolder = "Templates/";

    /// <summary>The names of all samples, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(EventTemplate).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourceFolder, StringComparison.Ordinal))
            .Select(name => name[ResourceFolder.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The option.</summary>
    public static Option<string?> Option() => new(OptionName)
    {
        Description = $"Writes a sample event to standard output and invokes nothing; 'invoke {OptionName} sqs > event.json' makes a file to change. Names: {string.Join(", ", Names)}.",
        HelpName = "name",
    };

    /// <summary>Writes the sample that the option names.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">There is none of that name, or something else is given that a sample has no use for.</exception>
    public static int Write(string name, CommandResult command)
    {
        if (!Names.Contains(name))
        {
            throw NoTemplate(name);
        }

        RefuseOthers(name, command);
        Console.Out.Write(Read(name));
        return ExitCode.Success;
    }

    /// <summary>A sample's text.</summary>
    public static string Read(string name)
    {
        using var resource = new StreamReader(typeof(EventTemplate).Assembly.GetManifestResourceStream(ResourceFolder + name)!);
        return resource.ReadToEnd();
    }

    private static UsageException NoTemplate(string name) => new(
        $"""
        There is no sample event {Quotation.Of(name)}.{NearestNames.Question(name, Names)}
        It should be one of these, as in {OptionName} sqs:
        {string.Join(", ", Names)}.
        """);

    // Whoever names a handler as well waits for its answer, and would get the event.
    private static void RefuseOthers(string name, CommandResult command)
    {
        var other = command.Children.FirstOrDefault(child => child.Tokens.Count > 0 && child is not OptionResult { Option.Name: OptionName });
        if (other is not null)
        {
            throw new UsageException(
                $"""
                {OptionName} writes a sample and invokes nothing, so {Quotation.Of(other.Tokens[0].Value)} has no use beside it.
                Write the sample first, as in 'pluginruntime invoke {OptionName} {name} > event.json', and invoke with it by --event-file event.json.
                """);
        }
    }
}
