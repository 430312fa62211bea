namespace Forms;

#if SERVICES
/// <summary>What answers with services get injected: with it every answer ends in an exclamation mark.</summary>
public sealed class Voice
{
    public string Say(string? text) => text + "!";
}
#else
/// <summary>What answers without services say.</summary>
public sealed class Voice
{
    public string Say(string? text) => text + ".";
}
#endif
