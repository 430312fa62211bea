using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Native;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Libraries;

/// <summary>
/// What native libraries say of their handlers: asked where this machine can open them, else read from their files.
/// </summary>
/// <param name="process">Asks; <see langword="null"/> where this program cannot.</param>
internal sealed class LibraryAnswers(DescribeProcess? process)
{
    private readonly Dictionary<string, (LibraryDescription? Description, PackageException? Refusal)> _known = [];

    /// <summary>Those of a program that can ask, if this is one.</summary>
    public static LibraryAnswers OfThisProgram() => new(DescribeProgram.OfThisProcess() is { } program ? new DescribeProcess(program) : null);

    /// <summary>Whether a library is for this machine.</summary>
    public static bool IsForThisMachine(ElfLibrary library) => library.Platform == NativePlatformName.Current && OperatingSystem.IsLinux();

    /// <summary>What one says; <see langword="null"/> if it is for another machine and its file does not tell.</summary>
    /// <param name="path">The library.</param>
    /// <exception cref="PackageException">It does not fit this machine by its headers, cannot be opened, or has no answer.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public LibraryDescription? Of(string path)
    {
        if (!_known.TryGetValue(path, out var answer))
        {
            _known[path] = answer = Ask(path);
        }

        return answer.Refusal is { } refusal ? throw refusal : answer.Description;
    }

    // One that hangs is not asked twice.
    private (LibraryDescription?, PackageException?) Ask(string path)
    {
        try
        {
            return (Find(path), null);
        }
        catch (PackageException error)
        {
            return (null, error);
        }
    }

    private LibraryDescription? Find(string path)
    {
        var library = ElfLibrary.Of(path);
        if (process is null || (library is not null && !IsForThisMachine(library)))
        {
            return DescriptionInFile.Find(path);
        }

        // Some of what the headers tell the process would not survive.
        NativeFit.Check(path, NativeMachine.Current());
        return process.Ask(path);
    }
}
