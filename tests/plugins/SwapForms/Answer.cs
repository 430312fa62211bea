namespace SwapForms;

/// <summary>Says which version answered which invocation.</summary>
public sealed record Answer(string Version, string RequestId);

/// <summary>What a caller asks.</summary>
public sealed record Ask(string? Path);
