/* One handler for each thing that a library may do, well or badly; the name of a handler says which. */

#include <pthread.h>
#include <signal.h>
#include <stdio.h>

#include "answers.h"

typedef int32_t handler(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report);

static const struct pluginruntime_host *host;

static void write_log(const struct pluginruntime_invocation *invocation, int32_t level, const char *message, const char *properties)
{
    struct pluginruntime_record record = {
        .size = sizeof record, .level = level, .message = text_of(message), .properties = text_of(properties), .text = text_of("")
    };
    host->log(host, invocation, &record);
}

static int32_t echo(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)report;
    return invocation->write(invocation, invocation->event);
}

static int32_t fail(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)invocation;
    struct pluginruntime_error cause = { .size = sizeof cause, .type = text_of("Stock.Empty"), .message = text_of("no apples") };
    struct pluginruntime_error error = {
        .size = sizeof error, .type = text_of("Orders.OutOfStock"), .message = text_of("apples: \"none\""),
        .stack_trace = text_of("take_apples\npluginruntime_invoke"), .cause = &cause
    };
    report->fail(report, &error);
    return PLUGINRUNTIME_FAILED;
}

static int32_t fail_silently(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)report;
    say(invocation, "half of it");
    return PLUGINRUNTIME_FAILED;
}

static int32_t stream(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)report;
    invocation->stream(invocation, text_of("text/plain"), text_of(""));
    say(invocation, "one ");
    invocation->flush(invocation);
    return say(invocation, "two");
}

static int32_t page(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)report;
    invocation->stream(invocation, text_of(""), text_of("{\"statusCode\":201,\"headers\":{\"a\":\"b\"},\"cookies\":[]}"));
    return say(invocation, "<p>");
}

static int32_t break_stream(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    stream(invocation, report);
    return fail(invocation, report);
}

static int32_t work_after(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)report;
    say(invocation, "sent");
    int32_t first = invocation->complete(invocation);
    int32_t second = invocation->complete(invocation);
    int32_t late = say(invocation, "late");
    char message[64];
    snprintf(message, sizeof message, "work after the response: %d %d %d", first, second, late);
    write_log(invocation, PLUGINRUNTIME_INFORMATION, message, "");
    return PLUGINRUNTIME_OK;
}

static int32_t fail_after(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    say(invocation, "sent");
    invocation->complete(invocation);
    return fail(invocation, report);
}

static int32_t too_long(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)report;
    static uint8_t megabyte[1024 * 1024];
    int written = 0;
    while (invocation->write(invocation, (struct pluginruntime_bytes){ megabyte, sizeof megabyte }) == PLUGINRUNTIME_OK) {
        written++;
    }

    char message[64];
    snprintf(message, sizeof message, "%d were taken", written);
    write_log(invocation, PLUGINRUNTIME_INFORMATION, message, "");
    return PLUGINRUNTIME_OK;
}

static int32_t logs(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)report;
    write_log(invocation, PLUGINRUNTIME_WARNING, "two\nlines", "\"count\":2,\"of\":{\"a\":[1]}");
    write_log(NULL, PLUGINRUNTIME_INFORMATION, "of nobody", "");
    write_log(invocation, PLUGINRUNTIME_ERROR, "odd properties", "\"count\":");
    write_log(invocation, PLUGINRUNTIME_TRACE, "never seen", "");
    return say(invocation, "logged");
}

static int32_t facts(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)report;
    char text[2048];
    snprintf(
        text, sizeof text, "%.*s|%.*s|%.*s|%.*s|%.*s|%.*s|%.*s|%.*s|%.*s|%lld|%d|%d|%d", (int)invocation->request_id.length, invocation->request_id.data,
        (int)invocation->invoked_function_arn.length, invocation->invoked_function_arn.data, (int)invocation->trace_id.length, invocation->trace_id.data,
        (int)invocation->tenant_id.length, invocation->tenant_id.data, (int)invocation->client_context.length, invocation->client_context.data,
        (int)invocation->cognito_identity_id.length, invocation->cognito_identity_id.data, (int)host->package_directory.length,
        host->package_directory.data, (int)host->function_name.length, host->function_name.data, (int)host->function_version.length,
        host->function_version.data, (long long)invocation->deadline, host->memory_limit_mb, host->concurrency, (int)host->abi);
    return say(invocation, text);
}

struct cancelled {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    int is_set;
};

static void cancel(void *argument)
{
    struct cancelled *cancelled = argument;
    pthread_mutex_lock(&cancelled->lock);
    cancelled->is_set = 1;
    pthread_cond_signal(&cancelled->changed);
    pthread_mutex_unlock(&cancelled->lock);
}

static int32_t await_cancel(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)report;
    struct cancelled cancelled = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0 };
    int before = invocation->is_cancelled(invocation);
    invocation->on_cancel(invocation, cancel, &cancelled);
    pthread_mutex_lock(&cancelled.lock);
    while (!cancelled.is_set) {
        pthread_cond_wait(&cancelled.changed, &cancelled.lock);
    }

    pthread_mutex_unlock(&cancelled.lock);
    invocation->on_cancel(invocation, NULL, NULL);
    char text[64];
    snprintf(text, sizeof text, "cancelled %d %d", before, invocation->is_cancelled(invocation));
    return say(invocation, text);
}

static void *write_from_thread(void *argument)
{
    say(argument, "from a thread");
    return NULL;
}

static int32_t by_thread(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)report;
    pthread_t thread;
    pthread_create(&thread, NULL, write_from_thread, (void *)invocation);
    pthread_join(thread, NULL);
    return PLUGINRUNTIME_OK;
}

/* Answers once as many have begun as the event says: with one loop too few, none does. */
static int32_t meet(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)report;
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
    static long begun;
    pthread_mutex_lock(&lock);
    begun++;
    pthread_cond_broadcast(&changed);
    while (begun < number_in(invocation, "", 0)) {
        pthread_cond_wait(&changed, &lock);
    }

    pthread_mutex_unlock(&lock);
    write_log(invocation, PLUGINRUNTIME_INFORMATION, "met", "");
    return invocation->write(invocation, (struct pluginruntime_bytes){ (const uint8_t *)invocation->request_id.data, invocation->request_id.length });
}

static int32_t crash(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)invocation, (void)report;
    *(volatile int *)8 = 1;
    return PLUGINRUNTIME_OK;
}

static int32_t divide(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)report;
    volatile int zero = (int)invocation->event.length * 0;
#if defined(__x86_64__)
    return (int)(invocation->size + 100) / zero;
#else
    return zero == 0 ? raise(SIGFPE) : 0;
#endif
}

static int32_t illegal(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)invocation, (void)report;
    __builtin_trap();
}

static int32_t abort_it(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)invocation, (void)report;
    abort();
}

static int32_t exit_it(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)invocation, (void)report;
    exit(7);
}

static int32_t recurse(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    volatile char frame[4096];
    frame[0] = (char)invocation->size;
    return invocation->size == 0 ? 0 : recurse(invocation, report) + frame[0];
}

static void *crash_in_thread(void *argument)
{
    (void)argument;
    *(volatile int *)8 = 1;
    return NULL;
}

static int32_t crash_thread(const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    (void)invocation, (void)report;
    pthread_t thread;
    pthread_create(&thread, NULL, crash_in_thread, NULL);
    pthread_join(thread, NULL);
    return PLUGINRUNTIME_OK;
}

static const struct {
    const char *name;
    handler *run;
} handlers[] = {
    { "echo", echo }, { "fail", fail }, { "fail-silently", fail_silently }, { "stream", stream }, { "page", page }, { "break-stream", break_stream },
    { "work-after", work_after }, { "fail-after", fail_after }, { "too-long", too_long }, { "logs", logs }, { "facts", facts },
    { "await-cancel", await_cancel }, { "by-thread", by_thread }, { "meet", meet }, { "crash", crash }, { "divide", divide }, { "illegal", illegal },
    { "abort", abort_it }, { "exit", exit_it }, { "recurse", recurse }, { "crash-thread", crash_thread }, { "create-fails", echo },
    { "create-exits", echo }, { "disposes", echo },
};

#define HANDLERS (sizeof handlers / sizeof *handlers)

const char *pluginruntime_describe(void)
{
    static char text[4096];
    int length = snprintf(text, sizeof text, "{\"abi\":1,\"handlers\":[");
    for (size_t i = 0; i < HANDLERS; i++) {
        length += snprintf(
            text + length, sizeof text - (size_t)length, "%s{\"name\":\"%s\",\"names\":[\"Samples.%s\"],\"disposes\":%s}", i == 0 ? "" : ",", handlers[i].name,
            handlers[i].name, strcmp(handlers[i].name, "disposes") == 0 ? "true" : "false");
    }

    snprintf(text + length, sizeof text - (size_t)length, "]}");
    return text;
}

int32_t pluginruntime_create(
    const struct pluginruntime_host *of_host, struct pluginruntime_text name, void **instance, const struct pluginruntime_report *report)
{
    host = of_host;
    for (size_t i = 0; i < HANDLERS; i++) {
        if (is(name, handlers[i].name)) {
            *instance = (void *)&handlers[i];
        }
    }

    if (is(name, "create-fails")) {
        return fail(NULL, report);
    }

    if (is(name, "create-exits")) {
        exit(9);
    }

    return PLUGINRUNTIME_OK;
}

int32_t pluginruntime_invoke(void *instance, const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report)
{
    return handlers[((const char *)instance - (const char *)handlers) / (ptrdiff_t)sizeof *handlers].run(invocation, report);
}

void pluginruntime_dispose(void *instance)
{
    (void)instance;
    write_log(NULL, PLUGINRUNTIME_INFORMATION, "disposed", "");
}

int32_t pluginruntime_before_snapshot(void *instance, const struct pluginruntime_report *report)
{
    (void)instance, (void)report;
    write_log(NULL, PLUGINRUNTIME_INFORMATION, "before the snapshot", "");
    return PLUGINRUNTIME_OK;
}

int32_t pluginruntime_after_restore(void *instance, const struct pluginruntime_report *report)
{
    (void)instance, (void)report;
    write_log(NULL, PLUGINRUNTIME_INFORMATION, "after the restore", "");
    return PLUGINRUNTIME_OK;
}
