using PluginRuntime.Cli.Reports;
using PluginRuntime.Publishing.Verification.Findings;

namespace PluginRuntime.Tests.Cli.Reports;

public sealed class GitHubAnnotationsTests
{
    [Fact]
    public void A_finding_is_one_line_whatever_its_message_and_its_file_are_called()
    {
        using var written = new StringWriter { NewLine = "\n" };
        var file = Path.GetFullPath("a,b:c%.csproj");

        GitHubAnnotations.Write(
            [
                new Finding(VerificationRules.NoHandler, "100 % of it:\r\n::error::none, at all", new FindingPlace(file)),
                new Finding(VerificationRules.Json, "Slow.", new FindingPlace(file)),
                new Finding(VerificationRules.DescribedHandler, "None.", new FindingPlace(Path.GetFullPath("template.yaml")) { Line = 3, Column = 7 }),
                new Finding(VerificationRules.Unknown, "Unknown.", new FindingPlace(Path.GetFullPath("template.yaml")) { Line = 4, Column = 1 }),
            ],
            written);

        Assert.Equal(
            """
            ::error file=a%2Cb%3Ac%25.csproj,title=PLV1013::100 %25 of it:%0D%0A::error::none, at all
            ::warning file=a%2Cb%3Ac%25.csproj,title=PLV1105::Slow.
            ::error file=template.yaml,line=3,col=7,title=PLV1202::None.
            ::notice file=template.yaml,line=4,col=1,title=PLV1291::Unknown.

            """,
            written.ToString());
    }
}
