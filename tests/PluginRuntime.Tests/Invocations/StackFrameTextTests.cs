using PluginRuntime.Invocations.Failures;

namespace PluginRuntime.Tests.Invocations;

public sealed class StackFrameTextTests
{
    [Theory]
    [InlineData("at A.B.C(D d) in /src/b.cs:line 12", "A.B.C(D d)", "/src/b.cs", 12)]
    [InlineData("at A.B.C() in /my in (x) in y/b.cs:line 1", "A.B.C()", "/my in (x) in y/b.cs", 1)]
    [InlineData(@"at A.B.C[T](T in) in C:\src\b.cs:line 3", "A.B.C[T](T in)", @"C:\src\b.cs", 3)]
    public void A_frame_with_a_file_is_label_path_and_line(string frame, string label, string path, int line) =>
        Assert.Equal(new StackFrameText(label, path, line), StackFrameText.Parse(frame));

    [Theory]
    [InlineData("at A.B.C(D d)", "A.B.C(D d)")]
    [InlineData("at A.B.C() in ", "A.B.C() in ")]
    [InlineData("at A.B.C() in :line 3x", "A.B.C() in :line 3x")]
    [InlineData("at A.B.C() in b.cs:line 99999999999", "A.B.C() in b.cs:line 99999999999")]
    [InlineData("odd", "odd")]
    [InlineData("", "")]
    public void Any_other_is_a_label_as_a_whole(string frame, string label) =>
        Assert.Equal(new StackFrameText(label, null, 0), StackFrameText.Parse(frame));
}
