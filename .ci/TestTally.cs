#:property PublishAot=false

using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

// Adds up test reports in xUnit's XML format, refuses a skip whose reason is not on the list of allowed ones, shows where the
// time went, and prints the line that ends a run: N passed, N failed, N skipped.
// Use: dotnet run --file .ci/TestTally.cs -- <folder with *.xml> <allowed-skips> <number of reports to expect> <times>
// The last is a file with a line for each step of the run: its seconds, a space, its name.
if (args is not [var folder, var allowedSkips, var expected, var times])
{
    Console.Error.WriteLine("Use: TestTally <folder of reports> <file of allowed skips> <number of reports to expect> <file of the steps' times>");
    return 2;
}

var files = Directory.GetFiles(folder, "*.xml").Order(StringComparer.Ordinal).ToArray();
var reports = files.Select(XDocument.Load).ToArray();
var tests = reports.SelectMany(report => report.Descendants("test")).ToArray();
// A fixture that cannot be cleaned up is an error of its assembly or collection and of no test.
var errors = reports.SelectMany(report => report.Descendants("error")).ToArray();
var passed = tests.Count(test => ResultOf(test) == "Pass");
var skipped = tests.Where(test => ResultOf(test) == "Skip").ToArray();
var notRun = tests.Count(test => ResultOf(test) == "NotRun");
var failed = tests.Length - passed - skipped.Length - notRun + errors.Length;

PrintTimes();
var faults = FindFaults().ToArray();
foreach (var group in skipped.GroupBy(ReasonOf))
{
    Console.WriteLine($"skipped {group.Count()}: {group.Key}");
}

foreach (var fault in faults)
{
    Console.WriteLine($"FAULT: {fault}");
}

Console.WriteLine($"{passed} passed, {failed} failed, {skipped.Length} skipped");
return faults.Length == 0 ? 0 : 1;

void PrintTimes()
{
    Console.WriteLine("Seconds of each step:");
    foreach (var line in File.ReadLines(times))
    {
        Console.WriteLine($"{line[..line.IndexOf(' ')],6}{line[line.IndexOf(' ')..]}");
    }

    Console.WriteLine("Seconds of the ten slowest test classes, the times of their tests added up:");
    var classes = files.Zip(reports, (file, report) => report.Descendants("test")
        .GroupBy(test => $"{test.Attribute("type")?.Value} ({Path.GetFileNameWithoutExtension(file)})", SecondsOf));
    foreach (var slow in classes.SelectMany(group => group).OrderByDescending(group => group.Sum()).Take(10))
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{slow.Sum(),6:F0} {slow.Key}, {slow.Count()} tests"));
    }
}

IEnumerable<string> FindFaults()
{
    foreach (var test in tests.Where(test => ResultOf(test) is not ("Pass" or "Skip" or "NotRun")))
    {
        yield return $"{test.Attribute("name")?.Value} failed.";
    }

    foreach (var error in errors)
    {
        yield return $"An error outside of tests: {error.Attribute("name")?.Value} {error.Descendants("message").FirstOrDefault()?.Value}";
    }

    if (reports.Length.ToString(CultureInfo.InvariantCulture) != expected)
    {
        yield return $"{reports.Length} test programs left a report where {expected} should have: one ended early or was not started.";
    }

    foreach (var (file, report) in files.Zip(reports))
    {
        if (!report.Descendants("test").Any(test => ResultOf(test) == "Pass"))
        {
            yield return $"No test passed in {Path.GetFileName(file)}: nothing was tested.";
        }
    }

    var allowed = File.ReadLines(allowedSkips).Select(line => line.Trim()).Where(line => line is not ("" or ['#', ..])).ToHashSet();
    foreach (var test in skipped.Where(test => !allowed.Contains(ReasonOf(test))))
    {
        yield return $"{test.Attribute("name")?.Value} was skipped for a reason that is not in .ci/allowed-skips: {ReasonOf(test)}";
    }
}

static double SecondsOf(XElement test) => double.Parse(test.Attribute("time")?.Value ?? "0", CultureInfo.InvariantCulture);

static string? ResultOf(XElement test) => test.Attribute("result")?.Value;

// xUnit writes quotes and line ends with a backslash, as in C#. One line, as in the list: a reason may have been written over several.
static string ReasonOf(XElement test)
{
    var reason = Regex.Unescape(test.Element("reason")?.Value ?? "(no reason given)");
    return string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
