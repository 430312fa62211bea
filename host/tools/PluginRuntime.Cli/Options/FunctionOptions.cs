using System.CommandLine;
using PluginRuntime.Emulator;

namespace PluginRuntime.Cli.Options;

/// <summary>
/// The options by which <c>invoke</c> and <c>run</c> set up functions alike.
/// </summary>
internal sealed class FunctionOptions
{
    private readonly Option<string[]> _environment = new("--env")
    {
        Description = "A variable for the handler; may be repeated. Nothing else of this shell reaches it.",
        HelpName = "name=value",
    };

    private readonly Option<string[]> _environmentFiles = EnvironmentFile.Create();

    private readonly Option<int?> _memory = MemoryOption.Create();

    private readonly Option<TimeSpan?> _timeout = TimeoutOption.Create();

    private readonly Option<bool> _debugger = DebuggerOption.Create();

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_environment);
        command.Options.Add(_environmentFiles);
        command.Options.Add(_memory);
        command.Options.Add(_timeout);
        command.Options.Add(_debugger);
    }

    /// <summary>The variables.</summary>
    /// <exception cref="UsageException">One is none, or a file cannot be read.</exception>
    public IReadOnlyDictionary<string, string> Variables(ParseResult parsed) =>
        VariableOption.Parse(parsed.GetValue(_environment) ?? [], parsed.GetValue(_environmentFiles) ?? []);

    /// <summary>The settings with what the other options say.</summary>
    public FunctionSettings Apply(ParseResult parsed, FunctionSettings settings)
    {
        var (memory, waits) = (parsed.GetValue(_memory), parsed.GetValue(_debugger));
        return settings with
        {
            MemoryMegabytes = memory ?? settings.MemoryMegabytes,
            LimitsMemory = memory is not null,
            WaitsForDebugger = waits,
            Timeout = waits ? FunctionSettings.NoTimeout : parsed.GetValue(_timeout) ?? settings.Timeout,
        };
    }
}
