/* Streams as many pieces as the event says, each a letter. */

#include <stdio.h>

#include "answers.h"

const char *pluginruntime_describe(void)
{
    return "{\"abi\":1,\"handlers\":[{\"name\":\"pieces\",\"streams\":true}]}";
}

int32_t pluginruntime_create(
    const struct pluginruntime_host *host, struct pluginruntime_text name, void **instance, const struct pluginruntime_report *report)
{
    (void)host, (void)name, (void)instance, (void)report;
    return PLUGINRUNTIME_OK;
}

int32_t pluginruntime_invoke(void *instance, const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)instance;
    long pieces = number_in(invocation, "\"pieces\":", 0);
    long fail_after = number_in(invocation, "\"failAfter\":", -1);
    invocation->stream(invocation, text_of(""), text_of(""));
    for (long number = 0; number < pieces && number != fail_after; number++) {
        char piece[2] = { (char)('a' + number % 26), '\0' };
        if (say(invocation, piece) != PLUGINRUNTIME_OK) {
            return PLUGINRUNTIME_FAILED;
        }
    }

    char message[64];
    snprintf(message, sizeof message, "failed after %ld pieces", fail_after);
    return fail_after < 0 ? PLUGINRUNTIME_OK : fail_as(report, "InvalidOperationException", message);
}
