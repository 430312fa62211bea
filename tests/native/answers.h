#ifndef ANSWERS_H
#define ANSWERS_H

/* What the test libraries say often. */

#include <stdlib.h>
#include <string.h>

#include "pluginruntime.h"

static inline struct pluginruntime_text text_of(const char *text)
{
    return (struct pluginruntime_text){ text, strlen(text) };
}

static inline int is(struct pluginruntime_text text, const char *other)
{
    return text.length == strlen(other) && memcmp(text.data, other, text.length) == 0;
}

static inline int32_t say(const struct pluginruntime_invocation *invocation, const char *text)
{
    return invocation->write(invocation, (struct pluginruntime_bytes){ (const uint8_t *)text, strlen(text) });
}

static inline int32_t fail_as(const struct pluginruntime_report *report, const char *type, const char *message)
{
    struct pluginruntime_error error = { .size = sizeof error, .type = text_of(type), .message = text_of(message), .stack_trace = text_of("sync") };
    report->fail(report, &error);
    return PLUGINRUNTIME_FAILED;
}

/* The number after a name in the event, as in {"pieces":3}; another if it is not there. */
static inline long number_in(const struct pluginruntime_invocation *invocation, const char *name, long other)
{
    char text[256] = "";
    memcpy(text, invocation->event.data, invocation->event.length < sizeof text ? invocation->event.length : sizeof text - 1);
    const char *found = strstr(text, name);
    return found == NULL ? other : strtol(found + strlen(name), NULL, 10);
}

#endif
