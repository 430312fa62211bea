namespace PluginRuntime.Tests.Analyzers.JsonCode;

/// <summary>
/// A type that JSON holds, with documents for it at random: fitting ones, and some that do not fit.
/// </summary>
/// <param name="Code">As source names it.</param>
/// <param name="Document">Writes a value of it as JSON, no deeper than a number says.</param>
/// <param name="IsReference">Whether it can be null.</param>
internal sealed record WrittenJsonType(string Code, Func<Random, int, string> Document, bool IsReference = false);
