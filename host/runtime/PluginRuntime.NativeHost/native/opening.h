#ifndef PLUGINRUNTIME_OPENING_H
#define PLUGINRUNTIME_OPENING_H

/*
 * The calls that run a library's code before it has anything to do: its constructors, and what it says of itself. Whoever takes longer than the limit
 * gets no more of it. All of it is for the thread that calls.
 */

/* Says what is called on this thread when the limit has passed. It must not return. */
void pluginruntime_limit_opening(int limit_milliseconds, void (*hangs)(void *argument), void *argument);

/* dlopen */
void *pluginruntime_open(const char *path, int flags);

/* What a library says of itself. */
const char *pluginruntime_ask(const char *(*describe)(void));

#endif
