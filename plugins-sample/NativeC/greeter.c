/* Greets whom the event names, as in {"name":"Ada"}. */

#include <stdio.h>
#include <string.h>

#include "pluginruntime.h"

const char *pluginruntime_describe(void)
{
    return "{\"abi\":1,\"handlers\":[{\"name\":\"greet\"}]}";
}

int32_t pluginruntime_create(
    const struct pluginruntime_host *host, struct pluginruntime_text name, void **instance, const struct pluginruntime_report *report)
{
    (void)host, (void)name, (void)instance, (void)report;
    return PLUGINRUNTIME_OK;
}

static int32_t fail(const struct pluginruntime_report *report, const char *type, const char *message)
{
    struct pluginruntime_error error = { .size = sizeof error, .type = { type, strlen(type) }, .message = { message, strlen(message) } };
    report->fail(report, &error);
    return PLUGINRUNTIME_FAILED;
}

/* The text after "name":", as it stands in JSON: it goes into JSON again. Answers its length, or -1 if it does not end. */
static int find_name(const char *event, size_t length, const char **name)
{
    static const char key[] = "\"name\":\"";
    const char *start = memmem(event, length, key, sizeof key - 1);
    if (start == NULL) {
        *name = "World";
        return (int)strlen(*name);
    }

    *name = start + sizeof key - 1;
    for (const char *end = *name; end < event + length; end += *end == '\\' ? 2 : 1) {
        if (*end == '"') {
            return (int)(end - *name);
        }
    }

    return -1;
}

int32_t pluginruntime_invoke(void *instance, const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)instance;
    const char *name;
    int length = find_name((const char *)invocation->event.data, invocation->event.length, &name);
    if (length < 0 || length > 100) {
        return fail(report, "Greeter.BadName", "The event's name has no end, or more than 100 bytes.");
    }

    char response[160];
    int written = snprintf(response, sizeof response, "{\"message\":\"Hello, %.*s!\"}", length, name);
    return invocation->write(invocation, (struct pluginruntime_bytes){ (const uint8_t *)response, (size_t)written });
}
