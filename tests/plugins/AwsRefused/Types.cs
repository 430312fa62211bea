using System.Diagnostics.CodeAnalysis;

namespace AwsRefused;

/// <summary>Nobody can make one.</summary>
public abstract class AbstractType
{
    public Stream Answer(Stream payload) => payload;

    public abstract Stream Unwritten(Stream payload);
}

/// <summary>Nobody says of what.</summary>
public class GenericType<T>
{
    public Stream Answer(Stream payload) => payload;

    public T? Of(Stream payload) => default;
}

public class NeedsAnArgument(string table)
{
    public Stream Answer(Stream payload) => table.Length > 0 ? payload : Stream.Null;
}

public class MakesItself
{
    private MakesItself()
    {
    }

    public static MakesItself Instance { get; } = new();

    public Stream Answer(Stream payload) => payload;
}

public class ThrowsInConstructor
{
    public ThrowsInConstructor() => throw new InvalidOperationException("The table's name is not set.");

    public Stream Answer(Stream payload) => payload;
}

[SuppressMessage("Performance", "CA1810", Justification = "A static constructor that throws is what is tried.")]
public class ThrowsInStaticConstructor
{
    private static readonly string Table;

    static ThrowsInStaticConstructor() => Table = Missing();

    public Stream Answer(Stream payload) => Table.Length > 0 ? payload : Stream.Null;

    public static Stream AnswerStatically(Stream payload) => Table.Length > 0 ? payload : Stream.Null;

    private static string Missing() => throw new InvalidOperationException("The table's name is not set.");
}
