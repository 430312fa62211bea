using System.Runtime.InteropServices;
using System.Text;
using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Dependencies;

namespace PluginRuntime.Plugins;

/// <summary>
/// Answers .NET's <c>AssemblyDependencyResolver</c> in a layer that was started natively: for handlers that load plugins of their own.
/// </summary>
/// <remarks>
/// <c>layer/boot/hostpolicy.c</c> finds it by its names, when a resolver is made. The files are those of <see cref="DependencyFiles"/>, which are .NET's own. Beyond that, a file
/// that .NET's reader would end the process over is an exception here.
/// </remarks>
internal static unsafe class ComponentFiles
{
    // What hostpolicy answers if it cannot read a deps.json.
    private const int Failed = unchecked((int)0x8000808B);

    private static readonly string[] Endings = [".dll", ".exe"];

    /// <summary>Gives the lists for one component, each of paths with colons in between.</summary>
    /// <param name="component">The path of its main DLL.</param>
    /// <param name="answer">Takes the paths of assemblies, the folders of native libraries and those of satellites.</param>
    /// <param name="tell">Takes the reason of a failure; may be null.</param>
    /// <returns>0, or what .NET shows as the error's code.</returns>
    [UnmanagedCallersOnly]
    public static int Resolve(byte* component, delegate* unmanaged<byte*, byte*, byte*, void> answer, delegate* unmanaged<byte*, void> tell)
    {
        try
        {
            var path = Marshal.PtrToStringUTF8((nint)component)!;
            var (assemblies, native, satellites) = Find(path);
            fixed (byte* first = Terminated(assemblies), second = Terminated(native), third = Terminated(satellites))
            {
                answer(first, second, third);
            }

            return 0;
        }
        catch (Exception error)
        {
            // Whatever it is: nothing may leave by native code.
            fixed (byte* message = Terminated([error.Message]))
            {
                if (tell != null)
                {
                    tell(message);
                }
            }

            return Failed;
        }
    }

    private static (IEnumerable<string> Assemblies, IEnumerable<string> Native, IEnumerable<string> Satellites) Find(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file '{path}'. It should be the full path of a component's main DLL.");
        }

        var directory = Path.GetDirectoryName(path)!;
        return DepsFile.Read(path) is { } content
            ? In(directory, DependencyFiles.Of(DepsFile.PathFor(path), content, NativePlatformName.Current))
            : (Beside(directory), [directory + '/'], [directory + '/']);
    }

    private static (IEnumerable<string> Assemblies, IEnumerable<string> Native, IEnumerable<string> Satellites) In(string directory, DependencyFiles files) => (
        files.Assemblies.Values.Select(file => Path.Join(directory, file)),
        files.NativeFolders.Select(folder => Path.Join(directory, folder) + '/'),
        files.SatelliteFolders.Select(folder => Path.Join(directory, folder) + '/'));

    // Without a deps.json: of a DLL and a program of one name the DLL.
    private static IEnumerable<string> Beside(string directory) =>
        Directory.EnumerateFiles(directory)
            .Where(file => Array.Exists(Endings, ending => ending.Equals(Path.GetExtension(file), StringComparison.OrdinalIgnoreCase)))
            .OrderBy(Path.GetExtension, StringComparer.OrdinalIgnoreCase)
            .DistinctBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase);

    private static byte[] Terminated(IEnumerable<string> texts) => Encoding.UTF8.GetBytes(string.Join(':', texts) + '\0');
}
