using System.Globalization;
using PluginRuntime.Cli.Terminal;
using PluginRuntime.Publishing;

namespace PluginRuntime.Cli.Reports;

/// <summary>
/// Tells the developer what is in a zip: on standard output the packages, each with its handler strings.
/// </summary>
/// <param name="Packages">What is in it.</param>
/// <param name="UnpackedBytes">How large all files are together.</param>
/// <param name="Remedy">What to do with a zip that Lambda does not take with the call itself.</param>
internal sealed record ZipReport(IReadOnlyList<ZippedPackage> Packages, long UnpackedBytes, string Remedy)
{
    /// <summary>Writes the report of a zip that has been written.</summary>
    /// <param name="zip">The file.</param>
    /// <param name="isJson">As one document.</param>
    public void Write(string zip, bool isJson)
    {
        var length = new FileInfo(zip).Length;
        if (isJson)
        {
            JsonDocumentOutput.Write(new { Zip = zip, Bytes = length, UnpackedBytes, Packages });
        }
        else
        {
            WriteText(zip, length);
        }

        if (DirectZip.Warning(length, Remedy) is { } warning)
        {
            Console.Error.WriteLine(warning);
        }
    }

    private void WriteText(string zip, long length)
    {
        foreach (var package in Packages)
        {
            var version = package.Version is { } found ? $" {found}" : "";
            Console.WriteLine(Text($"{package.Name}{version}: {package.Files} files, {package.Bytes:N0} bytes, from {package.Origin}. _HANDLER is one of"));
            foreach (var handler in package.Handlers)
            {
                Console.WriteLine($"  {handler}");
            }
        }

        Console.WriteLine(Text($"{zip}: {UnpackedBytes:N0} bytes unpacked, {length:N0} bytes as a zip"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
