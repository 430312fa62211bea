/* Fails each invocation. */

#include "answers.h"

const char *pluginruntime_describe(void)
{
    return "{\"abi\":1,\"handlers\":[{\"name\":\"sync\"}]}";
}

int32_t pluginruntime_create(
    const struct pluginruntime_host *host, struct pluginruntime_text name, void **instance, const struct pluginruntime_report *report)
{
    (void)host, (void)name, (void)instance, (void)report;
    return PLUGINRUNTIME_OK;
}

int32_t pluginruntime_invoke(void *instance, const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)instance, (void)invocation;
    return fail_as(report, "InvalidOperationException", "It fails.");
}
