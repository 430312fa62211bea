/* Cannot be made, where FAIL says so. */

#include "answers.h"

const char *pluginruntime_describe(void)
{
    return "{\"abi\":1,\"handlers\":[{\"name\":\"serves\"}]}";
}

int32_t pluginruntime_create(
    const struct pluginruntime_host *host, struct pluginruntime_text name, void **instance, const struct pluginruntime_report *report)
{
    (void)host, (void)name, (void)instance;
    return getenv("FAIL") == NULL ? PLUGINRUNTIME_OK : fail_as(report, "InvalidOperationException", "Failed in constructor");
}

int32_t pluginruntime_invoke(void *instance, const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)instance, (void)report;
    return say(invocation, "\"served\"");
}
