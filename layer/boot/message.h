#ifndef PLUGINRUNTIME_MESSAGE_H
#define PLUGINRUNTIME_MESSAGE_H

/* What is wrong goes to standard error, where Lambda's log takes it from, and the process ends. */

enum { EXIT_DAMAGED = 1, EXIT_NOT_EXECUTABLE = 126, EXIT_NO_SUCH_PROGRAM = 127 };

/* What a person can do about a layer that is not as it was published. */
extern const char *const attach_it_whole;

/* Writes a text of whole lines, formatted as by printf, and ends the process. */
_Noreturn void stop(int exit_code, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
