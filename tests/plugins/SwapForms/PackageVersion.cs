namespace SwapForms;

/// <summary>
/// The version of the package that a handler was made from, as the package's file <c>version.txt</c> has it: the version, and perhaps what making the
/// handler does besides.
/// </summary>
public static class PackageVersion
{
    /// <summary>Reads it. To be called while the handler is made.</summary>
    public static string Read()
    {
        var words = File.ReadAllText(Path.Join(AppContext.BaseDirectory, "version.txt")).Trim().Split(' ');
        switch (words)
        {
            case [_, "throws"]:
                throw new InvalidOperationException("The store cannot be reached.");
            case [_, "mutes"]:
                Console.SetOut(TextWriter.Null);
                break;
            case [_, "waits", var file]:
                while (!File.Exists(file))
                {
                    Thread.Sleep(5);
                }

                break;
            case [_, "hangs"]:
                Thread.Sleep(Timeout.Infinite);
                break;
        }

        return words[0];
    }
}
