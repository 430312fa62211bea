namespace PluginRuntime.Log.Records;

/// <summary>
/// What an exception says of itself.
/// </summary>
/// <remarks>
/// The type may be the handler's own and so may be the code that answers here. One that fails must not cost the invocation
/// its answer, so a stand-in that names the type is given for it.
/// </remarks>
internal static class ExceptionText
{
    /// <summary>The message; never <see langword="null"/>, whatever the handler's type returns.</summary>
    public static string Message(Exception exception)
    {
        try
        {
            // An aggregate's message repeats those of all that it holds, and so on down.
            return exception is AggregateException aggregate && ExceptionOutline.IsNeeded(aggregate)
                ? $"{aggregate.InnerExceptions.Count} errors occurred that hold further ones in turn."
                : exception.Message ?? "";
        }
        catch (Exception failure)
        {
            return Unreadable("message", exception, failure);
        }
    }

    /// <summary>The full name of its type, also where that is one of another runtime or language.</summary>
    public static string TypeName(Exception exception) => exception is ToldException told ? told.TypeName : exception.GetType().ToString();

    /// <summary>The frames as .NET writes them; empty for an exception that was never thrown.</summary>
    public static string Stack(Exception exception)
    {
        try
        {
            return exception.StackTrace ?? "";
        }
        catch (Exception)
        {
            // An error without frames; that its type is to blame, its message is likely to say.
            return "";
        }
    }

    /// <summary>All of it, as for a log; only the first of very many that hold each other.</summary>
    public static string Whole(Exception exception)
    {
        try
        {
            return ExceptionOutline.IsNeeded(exception) ? ExceptionOutline.Of(exception) : exception.ToString() ?? "";
        }
        catch (Exception failure)
        {
            return Unreadable("text", exception, failure);
        }
    }

    private static string Unreadable(string what, Exception exception, Exception failure) =>
        $"{exception.GetType()} threw {failure.GetType()} when it was asked for its {what}.";
}
