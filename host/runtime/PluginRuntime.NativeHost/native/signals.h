#ifndef PLUGINRUNTIME_SIGNALS_H
#define PLUGINRUNTIME_SIGNALS_H

/*
 * Signals that end the process are told in the log before they do. A runtime's own handlers, which make exceptions of what happens in managed code,
 * are asked first: the host's runtime, and one in the library.
 */

/* To be called before the library is opened. */
void pluginruntime_watch_opening(void);

/* To be called once the library is open and its runtime, if it has one, has begun. */
void pluginruntime_watch_signals(void);

/* Gives this thread a stack for signals, on which also the overflow of its own is told. */
void pluginruntime_watch_thread(void);

/* Gives that stack back: the thread ends. */
void pluginruntime_leave_thread(void);

#endif
