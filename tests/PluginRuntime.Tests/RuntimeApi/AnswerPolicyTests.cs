using PluginRuntime.RuntimeApi;

namespace PluginRuntime.Tests.RuntimeApi;

public sealed class AnswerPolicyTests
{
    [Fact]
    public void A1_next_goes_on_with_200_alone()
    {
        for (var status = 200; status <= 599; status++)
        {
            Assert.Equal(status == 200 ? AnswerMeaning.GoOn : AnswerMeaning.Exit, AnswerPolicy.Of(RuntimeApiCall.Next, status));
        }
    }

    [Fact]
    public void A1_response_and_error_go_on_below_500_and_log_all_but_success()
    {
        foreach (var call in new[] { RuntimeApiCall.Response, RuntimeApiCall.Error })
        {
            for (var status = 200; status <= 599; status++)
            {
                Assert.Equal(Expected(status), AnswerPolicy.Of(call, status));
            }
        }

        static AnswerMeaning Expected(int status) =>
            status < 300 ? AnswerMeaning.GoOn
            : status == 403 ? AnswerMeaning.AlreadyAnswered
            : status < 500 ? AnswerMeaning.LogAndGoOn
            : AnswerMeaning.Exit;
    }

    [Fact]
    public void A1_no_answer_to_an_init_error_matters()
    {
        for (var status = 200; status <= 599; status++)
        {
            Assert.Equal(AnswerMeaning.GoOn, AnswerPolicy.Of(RuntimeApiCall.InitError, status));
        }
    }
}
