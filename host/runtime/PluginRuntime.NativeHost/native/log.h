#ifndef PLUGINRUNTIME_LOG_H
#define PLUGINRUNTIME_LOG_H

#include <stddef.h>
#include <stdint.h>

/* The function's log for code that may call nothing: what a signal handler writes. All of it is async-signal-safe. */

enum log_format { LOG_TEXT, LOG_JSON, LOG_UNFORMATTED };

/* How records are written; its layout is that of LastLog.cs. */
struct last_log {
    int32_t format;           /* an enum log_format */
    int32_t descriptor;       /* where records go */
    int32_t is_framed;        /* whether each goes in a frame of Lambda's */
    int32_t keeps_line_feeds; /* whether the lines of one record stay lines */
    int32_t is_concurrent;    /* whether each loop has a thread, and invocations of its own; else the one that is under way is known on all threads */
};

/* Says how, once. */
void pluginruntime_open_last_log(const struct last_log *log);

/* Whose code runs, as it stands in a record; kept. */
void pluginruntime_set_owner(const char *owner);

/* The invocation that begins on this thread, by its request id; none where the length is 0. */
void pluginruntime_set_invocation(const char *request_id, size_t length);

/* Writes a record at the level Critical: whose code it was, and what is said of it in two parts. */
void write_last_record(const char *what, const char *more);

#endif
