using PluginRuntime.Log.Templates;

namespace PluginRuntime.Tests.Log.Templates;

public sealed class MessageTemplateTests
{
    [Theory]
    [InlineData("{a} and {b}", "1 and 2")]
    [InlineData("{ a }{@b}", "12")]
    [InlineData("{a:D3}|{b,4}|{c,-4}|{d,4:D2}|", "001|   2|3   |  04|")]
    [InlineData("{order-id} {Order.Id} {größe}", "1 2 3")]
    [InlineData("{a} {b} {a}", "1 2 3")]
    [InlineData("{a} {b} {c} {d} {e}", "1 2 3 4 {e}")]
    [InlineData("{a}", "1")]
    public void Holes_take_the_arguments_in_the_order_in_which_they_stand(string template, string expected) =>
        Assert.Equal(expected, Fill(template, 1, 2, 3, 4));

    [Theory]
    [InlineData("{1} {0}", "2 1")]
    [InlineData("{0} {0} {1}", "1 1 2")]
    [InlineData("{2} {0} {1} {2:D2}", "3 1 2 03")]
    [InlineData("{4} {3} {2} {1} {0}", "{4} 4 3 2 1")]
    public void Holes_that_are_exactly_the_numbers_from_0_take_the_argument_of_that_number(string template, string expected) =>
        Assert.Equal(expected, Fill(template, 1, 2, 3, 4));

    [Theory]
    [InlineData("{1} {2}", "1 2")]
    [InlineData("{2} {0}", "1 2")]
    [InlineData("{1} {a}", "1 2")]
    [InlineData("{-1} {0}", "1 2")]
    [InlineData("{99999999999} {0}", "1 2")]
    public void Any_other_numbers_are_names(string template, string expected) => Assert.Equal(expected, Fill(template, 1, 2, 3, 4));

    [Theory]
    [InlineData("{{a}}", "{a}")]
    [InlineData("{{{a}}}", "{1}")]
    [InlineData("{{{{}}}}", "{{}}")]
    [InlineData("}}{{", "}{")]
    public void A_doubled_brace_is_one_character(string template, string expected) => Assert.Equal(expected, Fill(template, 1));

    [Theory]
    [InlineData("{", "{")]
    [InlineData("}", "}")]
    [InlineData("{}", "{}")]
    [InlineData("{@}", "{@}")]
    [InlineData("{:D2}", "{:D2}")]
    [InlineData("{a", "{a")]
    [InlineData("a}", "a}")]
    [InlineData("{a{b}", "{a1")]
    [InlineData("{a b} {c}", "{a b} 1")]
    [InlineData("{a,x} {c}", "{a,x} 1")]
    [InlineData("{a,1001} {c}", "{a,1001} 1")]
    [InlineData("{\"a\":1,\"b\":{b}}", "{\"a\":1,\"b\":1}")]
    public void A_brace_that_begins_no_hole_is_a_character(string template, string expected) => Assert.Equal(expected, Fill(template, 1));

    [Fact]
    public void A_format_that_the_value_does_not_know_leaves_its_usual_text() =>
        Assert.Equal("True 1 text", Fill("{a:D2} {b:yyyy?!Q} {c:D2}", true, new OnlyG(), "text"));

    [Fact]
    public void A_culture_has_no_say_in_a_format()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture =
            new System.Globalization.CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            Assert.Equal("1.50", Fill("{a:F2}", 1.5));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void After_256_holes_the_rest_is_text() =>
        Assert.Equal(string.Concat(Enumerable.Repeat("1", 256)) + "{0}", Fill(string.Concat(Enumerable.Repeat("{0}", 257)), 1));

    private static string Fill(string template, params object?[] arguments) =>
        new FilledTemplate(MessageTemplate.Parse(template), arguments, value => value).Message();

    private sealed class OnlyG : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) =>
            string.IsNullOrEmpty(format) ? "1" : throw new FormatException();
    }
}
