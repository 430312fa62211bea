namespace Scans.Parts;

/// <summary>What is scanned for.</summary>
public interface IPart;
