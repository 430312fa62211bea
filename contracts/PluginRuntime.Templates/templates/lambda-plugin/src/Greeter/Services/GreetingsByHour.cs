namespace Greeter;

/// <summary>Greets by the hour in UTC.</summary>
internal sealed class GreetingsByHour(TimeProvider clock) : IGreetings
{
    public string Word => clock.GetUtcNow().Hour < 12 ? "Good morning" : "Hello";
}
