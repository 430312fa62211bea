/*
 * The C ABI between PluginRuntime's native host and a native handler: a shared library that the host opens with dlopen.
 *
 * The host has the invocation loop and all that speaks with Lambda; a library has handlers. It may be written in any language that can export
 * functions of C. Every text is UTF-8, and needs no NUL at its end unless it is said. What a call hands over is valid until that call returns;
 * whoever wants to keep it copies it. All structures begin with their size as the one who fills them knows it: look at it before you use a member
 * that a later version has brought.
 *
 * No exception, panic or longjmp may leave an exported function.
 */
#ifndef PLUGINRUNTIME_H
#define PLUGINRUNTIME_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this file. A host opens libraries of every version up to its own. */
#define PLUGINRUNTIME_ABI 1

/* What exported functions and callbacks answer. */
#define PLUGINRUNTIME_OK 0
#define PLUGINRUNTIME_FAILED 1

struct pluginruntime_text {
    const char *data; /* may be NULL where length is 0 */
    size_t length;    /* in bytes */
};

struct pluginruntime_bytes {
    const uint8_t *data; /* may be NULL where length is 0 */
    size_t length;
};

/* Lambda's levels, by their places in LambdaLogLevel. */
enum pluginruntime_level {
    PLUGINRUNTIME_TRACE = 0,
    PLUGINRUNTIME_DEBUG = 1,
    PLUGINRUNTIME_INFORMATION = 2,
    PLUGINRUNTIME_WARNING = 3,
    PLUGINRUNTIME_ERROR = 4,
    PLUGINRUNTIME_CRITICAL = 5
};

/* What went wrong, as the function's caller and the log see it. */
struct pluginruntime_error {
    size_t size;
    struct pluginruntime_text type;                /* errorType, as in Orders.OutOfStock; empty: Function.Unknown */
    struct pluginruntime_text message;             /* errorMessage */
    struct pluginruntime_text stack_trace;         /* a frame a line, the innermost first; may be empty */
    const struct pluginruntime_error *cause;       /* the error that led to it, or NULL */
};

/* Where an exported function says why it fails: once, before it returns PLUGINRUNTIME_FAILED. */
struct pluginruntime_report {
    size_t size;
    void *state; /* the host's */
    void (*fail)(const struct pluginruntime_report *report, const struct pluginruntime_error *error);
};

struct pluginruntime_record {
    size_t size;
    int32_t level;                           /* an enum pluginruntime_level */
    struct pluginruntime_text text;          /* the record in the text format: category, scopes and message; empty: the message */
    struct pluginruntime_text message;       /* the message alone */
    struct pluginruntime_text properties;    /* for the JSON format: the members of a JSON object without its braces; may be empty */
    const struct pluginruntime_error *error; /* or NULL */
};

struct pluginruntime_invocation;

/* The function and its host. Valid, as the texts in it, until the process ends. */
struct pluginruntime_host {
    size_t size;
    uint32_t abi;                                /* the host's PLUGINRUNTIME_ABI */
    int32_t memory_limit_mb;                     /* the function's memory, in megabytes; 0 where it is not known */
    int32_t minimum_level;                       /* the least enum pluginruntime_level that is written */
    int32_t concurrency;                         /* how many invocations may run beside each other, each on a thread of its own; 1 or more */
    void *state;                                 /* the host's */
    struct pluginruntime_text package_directory; /* where the package's files lie, without a slash at its end */
    struct pluginruntime_text function_name;
    struct pluginruntime_text function_version;
    struct pluginruntime_text log_group_name;
    struct pluginruntime_text log_stream_name;

    /* Writes a record. The invocation is the one that it belongs to, or NULL. From any thread. */
    void (*log)(const struct pluginruntime_host *host, const struct pluginruntime_invocation *invocation, const struct pluginruntime_record *record);
};

/*
 * One invocation. All callbacks may be called from any thread, but by one at a time, cancellation's apart. After pluginruntime_invoke has returned
 * none may be called.
 */
struct pluginruntime_invocation {
    size_t size;
    void *state; /* the host's */
    struct pluginruntime_bytes event;
    int64_t deadline; /* when Lambda ends the invocation: milliseconds since 1970 began, UTC */
    struct pluginruntime_text request_id;
    struct pluginruntime_text invoked_function_arn;
    struct pluginruntime_text trace_id;                 /* empty where there is none, as the ones below */
    struct pluginruntime_text tenant_id;
    struct pluginruntime_text client_context;           /* JSON */
    struct pluginruntime_text cognito_identity_id;
    struct pluginruntime_text cognito_identity_pool_id;

    /*
     * Adds bytes to the response. Buffered, unless stream was called before. Fails if the response is complete, or grows above what Lambda takes, or
     * the host has nobody left to send it to; the host knows why, and what is to be done then is to return.
     */
    int32_t (*write)(const struct pluginruntime_invocation *invocation, struct pluginruntime_bytes bytes);

    /*
     * Sends the response while it is written; to be called before the first write. The content type is application/octet-stream where it is empty.
     * A prelude, where it is not empty, is that of an HTTP response: a JSON object with statusCode, headers and cookies.
     */
    int32_t (*stream)(const struct pluginruntime_invocation *invocation, struct pluginruntime_text content_type, struct pluginruntime_text prelude);

    /* Sends what was written so far. Of a buffered response nothing is sent before it is complete. */
    int32_t (*flush)(const struct pluginruntime_invocation *invocation);

    /*
     * The response is complete: it is sent, and its caller has it. What is done from here until pluginruntime_invoke returns is work after the
     * response. Not to be called by one who has no such work.
     */
    int32_t (*complete)(const struct pluginruntime_invocation *invocation);

    /*
     * Has a function called once, on a thread of the host's, when the invocation shall end: a margin before its deadline. At once, and on this
     * thread, if it shall already. With NULL the one of before is forgotten; it does not run any more when this returns.
     */
    void (*on_cancel)(const struct pluginruntime_invocation *invocation, void (*cancel)(void *argument), void *argument);

    /* 1 if the invocation shall end, else 0. */
    int32_t (*is_cancelled)(const struct pluginruntime_invocation *invocation);
};

#define PLUGINRUNTIME_EXPORT __attribute__((visibility("default")))

/* To be exported by the library. */

/*
 * What the library is: a JSON object that ends with a NUL and stays valid, for example
 *
 *   {"abi":1,"handlers":[{"name":"create","names":["Orders.Create"],"streams":false}]}
 *
 * abi        the PLUGINRUNTIME_ABI that it was written for
 * handlers   at least one; a handler string without an entry means the only one
 *   name     letters, digits, '-' and '_'; unique in the library
 *   names    by which it is found as well, as in the longer forms of a handler string; may be left out
 *   streams  whether it streams its response; may be left out
 *   disposes whether it has something to give back when the environment ends; may be left out, and means false
 *
 * The first function to be called. It is called by tools, too, that never create a handler: nothing should be started by it.
 */
PLUGINRUNTIME_EXPORT const char *pluginruntime_describe(void);

/*
 * Makes a handler ready: what it does is part of Lambda's init. Called once in a process, before the first invocation.
 *
 * name       of the handler, as pluginruntime_describe gives it
 * instance   gets what the functions below are called with; may stay NULL
 */
PLUGINRUNTIME_EXPORT int32_t pluginruntime_create(
    const struct pluginruntime_host *host, struct pluginruntime_text name, void **instance, const struct pluginruntime_report *report);

/*
 * Answers one invocation; returning PLUGINRUNTIME_OK completes the response. Called from as many threads at a time as the host's concurrency says.
 */
PLUGINRUNTIME_EXPORT int32_t pluginruntime_invoke(
    void *instance, const struct pluginruntime_invocation *invocation, const struct pluginruntime_report *report);

/* Gives back what the handler has. No invocation runs any more. May be left out by a library. */
PLUGINRUNTIME_EXPORT void pluginruntime_dispose(void *instance);

/* Before Lambda takes a snapshot, and after it was restored from one. Both may be left out. */
PLUGINRUNTIME_EXPORT int32_t pluginruntime_before_snapshot(void *instance, const struct pluginruntime_report *report);
PLUGINRUNTIME_EXPORT int32_t pluginruntime_after_restore(void *instance, const struct pluginruntime_report *report);

#ifdef __cplusplus
}
#endif

#endif
