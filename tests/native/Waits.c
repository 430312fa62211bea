/* Handlers that take their time, or a lot of room. */

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "answers.h"

const char *pluginruntime_describe(void)
{
    return "{\"abi\":1,\"handlers\":[{\"name\":\"remaining\"},{\"name\":\"ignores\"},{\"name\":\"large\"}]}";
}

static int32_t remaining(const struct pluginruntime_invocation *invocation)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    long long left = invocation->deadline - (now.tv_sec * 1000LL + now.tv_nsec / 1000000);
    char text[64];
    snprintf(text, sizeof text, "\"%s %lld\"", invocation->is_cancelled(invocation) ? "True" : "False", left < 0 ? 0 : left);
    return say(invocation, text);
}

static int32_t ignores(const struct pluginruntime_invocation *invocation)
{
    while (invocation->event.length > strlen("null")) {
        pause();
    }

    return say(invocation, "\"done\"");
}

static int32_t large(const struct pluginruntime_invocation *invocation)
{
    uint8_t piece[4096];
    memset(piece, 'x', sizeof piece);
    for (long left = number_in(invocation, "", 0); left > 0; left -= (long)sizeof piece) {
        size_t length = left < (long)sizeof piece ? (size_t)left : sizeof piece;
        if (invocation->write(invocation, (struct pluginruntime_bytes){ piece, length }) != PLUGINRUNTIME_OK) {
            break;
        }
    }

    return PLUGINRUNTIME_OK;
}

int32_t pluginruntime_create(
    const struct pluginruntime_host *host, struct pluginruntime_text name, void **instance, const struct pluginruntime_report *report)
{
    (void)host, (void)report;
    *instance = is(name, "remaining") ? (void *)"r" : is(name, "ignores") ? (void *)"i" : (void *)"l";
    return PLUGINRUNTIME_OK;
}

int32_t pluginruntime_invoke(void *instance, const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)report;
    const char *handler = instance;
    return *handler == 'r' ? remaining(invocation) : *handler == 'i' ? ignores(invocation) : large(invocation);
}
