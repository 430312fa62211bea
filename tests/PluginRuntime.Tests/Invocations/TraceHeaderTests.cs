using PluginRuntime.Invocations;

namespace PluginRuntime.Tests.Invocations;

public sealed class TraceHeaderTests
{
    private const string Root = "Root=1-5759e988-bd862e3fe1be46a994272793";
    private const string Parent = "Parent=53995c3f42cd8ad8";

    [Theory]
    [InlineData($"{Root};{Parent};Sampled=1", true)]
    [InlineData($"Sampled=1;{Parent};{Root}", true)]
    [InlineData($"Self=1-67891234-12456789abcdef012345678;{Root};{Parent};Sampled=1;Lineage=a87bd80c:1|68fd508a:5", true)]
    [InlineData($" {Root} ; {Parent} ; Sampled=1 ", true)]
    [InlineData($"{Root};{Parent};Sampled=1;Sampled=0;Parent=0000000000000001", true)]
    [InlineData($"Root=1-5759E988-BD862E3FE1BE46A994272793;Parent=53995C3F42CD8AD8;Sampled=1", true)]
    [InlineData($"{Root};{Parent};Sampled=0", false)]
    [InlineData($"{Root};{Parent};Sampled=?", false)]
    [InlineData($"{Root};{Parent}", false)]
    [InlineData($";;=;Root;{Root};Parent;{Parent};", false)]
    public void H6_a_header_with_root_and_parent_is_a_trace_in_the_form_of_W3C(string header, bool isSampled)
    {
        var trace = TraceHeader.TryParse(header);

        Assert.NotNull(trace);
        Assert.Equal("5759e988bd862e3fe1be46a994272793", trace.TraceId);
        Assert.Equal("53995c3f42cd8ad8", trace.ParentId);
        Assert.Equal(isSampled, trace.IsSampled);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yolo")]
    [InlineData(Root)]
    [InlineData(Parent)]
    [InlineData($"root=1-5759e988-bd862e3fe1be46a994272793;{Parent}")]
    [InlineData($"Root=2-5759e988-bd862e3fe1be46a994272793;{Parent}")]
    [InlineData($"Root=1-5759e988bd862e3f-e1be46a994272793;{Parent}")]
    [InlineData($"Root=1-5759e98-bd862e3fe1be46a9942727930;{Parent}")]
    [InlineData($"Root=1-5759e988-bd862e3fe1be46a99427279;{Parent}")]
    [InlineData($"Root=1-5759e988-bd862e3fe1be46a9942727931;{Parent}")]
    [InlineData($"Root=1-5759e988-bd862e3fe1be46a99427279g;{Parent}")]
    [InlineData($"Root=1-00000000-000000000000000000000000;{Parent}")]
    [InlineData($"{Root};Parent=53995c3f42cd8ad")]
    [InlineData($"{Root};Parent=53995c3f42cd8ad81")]
    [InlineData($"{Root};Parent=53995c3f42cd8adé")]
    [InlineData($"{Root};Parent=0000000000000000")]
    [InlineData($"{Root};Parent=;{Parent}")]
    public void H6_any_other_header_is_none(string? header) => Assert.Null(TraceHeader.TryParse(header));

    [Fact]
    public void H6_a_header_of_any_length_is_read() =>
        Assert.NotNull(TraceHeader.TryParse(new string(';', 1_000_000) + $"{Root};{Parent}"));
}
