namespace Greeter;

/// <summary>Knows how to greet at which hour.</summary>
public interface IGreetings
{
    /// <summary>The word to greet with now.</summary>
    string Word { get; }
}
