/* Answers each event with itself. */

#include "pluginruntime.h"

const char *pluginruntime_describe(void)
{
    return "{\"abi\":1,\"handlers\":[{\"name\":\"echo\",\"names\":[\"Native.Echo\"]}]}";
}

int32_t pluginruntime_create(
    const struct pluginruntime_host *host, struct pluginruntime_text name, void **instance, const struct pluginruntime_report *report)
{
    (void)host, (void)name, (void)instance, (void)report;
    return PLUGINRUNTIME_OK;
}

int32_t pluginruntime_invoke(void *instance, const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)instance, (void)report;
    return invocation->write(invocation, invocation->event);
}
