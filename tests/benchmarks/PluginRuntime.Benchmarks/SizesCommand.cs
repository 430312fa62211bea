using System.CommandLine;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.Benchmarks.Reports;

namespace PluginRuntime.Benchmarks;

/// <summary><c>sizes</c>: what is uploaded for one and the same function.</summary>
internal static class SizesCommand
{
    private static readonly Column[] Columns = [new("zipped, KB", 1), new("unpacked, KB", 1), new("files", 0)];

    public static Command Create()
    {
        var command = new Command("sizes", "The zip of the Greeter sample beside the same answer in AWS's form and with a runtime of its own.");
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        new Report(
            "What is uploaded: bytes in the zip, bytes of the files in it, and how many. Symbols and documentation are left out of all.",
            Columns,
            [.. new ZipWorkshop(Console.Out).Build().Select(built => ToRow(built.Name, PackageSize.Of(built.Zip)))],
            ZipWorkshop.Greeter).WriteTo(Console.Out);
        return 0;
    }

    private static Row ToRow(string name, PackageSize size) => new(name, [
        Distribution.Of([size.ZippedBytes / 1024.0]),
        Distribution.Of([size.UnpackedBytes / 1024.0]),
        Distribution.Of([size.Files]),
    ]);
}
