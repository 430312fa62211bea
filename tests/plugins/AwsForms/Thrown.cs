#if LEVELS
namespace AwsForms;

/// <summary>An exception that was thrown, so that it has a stack.</summary>
internal static class Thrown
{
    public static Exception One()
    {
        try
        {
            throw new InvalidOperationException("No stock.");
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }
}
#endif
