namespace AwsForms;

/// <summary>What code that only knows names finds around it.</summary>
public class Surroundings
{
    private static readonly string Name = $"AwsForms.Surroundings, {typeof(Surroundings).Assembly.GetName().Name}";
    private static readonly string? FoundInStaticConstructor = Type.GetType(Name)?.Name;

    private readonly string? _foundInConstructor = Type.GetType(Name)?.Name;

    public async Task<string?[]> Types()
    {
        var before = Type.GetType(Name)?.Name;
        await Task.Yield();
        return [FoundInStaticConstructor, _foundInConstructor, before, Type.GetType(Name)?.Name];
    }

    public string[] Folders() => [AppContext.BaseDirectory, Environment.CurrentDirectory];
}
