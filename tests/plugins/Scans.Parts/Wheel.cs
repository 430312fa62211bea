namespace Scans.Parts;

public sealed class Wheel : IPart;
