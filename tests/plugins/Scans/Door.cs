using Scans.Parts;

namespace Scans;

public sealed class Door : IPart;
