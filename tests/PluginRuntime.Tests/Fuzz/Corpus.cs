using System.Globalization;
using System.Text;

namespace PluginRuntime.Tests.Fuzz;

/// <summary>
/// The inputs that are kept for a target: valid ones to begin from, and each that once failed.
/// </summary>
/// <remarks>
/// <c>Corpus/NAME.txt</c> has one a line: printable ASCII as it is, any other byte and the backslash as <c>\xNN</c>, line ends as <c>\r</c> and <c>\n</c>.
/// A line that begins with <c>## </c> is a remark; those below <c>## once failed</c> are no seeds of valid messages.
/// </remarks>
internal sealed class Corpus
{
    private const string Remark = "## ";
    private const string OnceFailedRemark = "## once failed";

    private Corpus(byte[][] valid, byte[][] onceFailed) => (Valid, OnceFailed) = (valid, onceFailed);

    public byte[][] Valid { get; }

    public byte[][] OnceFailed { get; }

    public static Corpus Of(string target)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fuzz", "Corpus", target + ".txt"));
        var failed = Array.IndexOf(lines, OnceFailedRemark);
        return new Corpus(Inputs(lines[..failed]), Inputs(lines[failed..]));
    }

    /// <summary>An input as a line of a corpus.</summary>
    public static string Line(byte[] input)
    {
        var line = new StringBuilder();
        foreach (var value in input)
        {
            _ = value switch
            {
                (byte)'\r' => line.Append(@"\r"),
                (byte)'\n' => line.Append(@"\n"),
                >= 0x20 and < 0x7f and not (byte)'\\' => line.Append((char)value),
                _ => line.Append(CultureInfo.InvariantCulture, $@"\x{value:x2}"),
            };
        }

        return line.ToString();
    }

    /// <summary>The input that a line of a corpus stands for.</summary>
    public static byte[] Input(string line)
    {
        var input = new List<byte>();
        for (var index = 0; index < line.Length; index++)
        {
            if (line[index] != '\\')
            {
                input.Add((byte)line[index]);
                continue;
            }

            index++;
            if (line[index] == 'x')
            {
                input.Add(byte.Parse(line.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                index += 2;
            }
            else
            {
                input.Add(line[index] == 'r' ? (byte)'\r' : (byte)'\n');
            }
        }

        return [.. input];
    }

    private static byte[][] Inputs(string[] lines) =>
        [.. lines.Where(line => line.Length > 0 && !line.StartsWith(Remark, StringComparison.Ordinal)).Select(Input)];
}
