#ifndef PLUGINRUNTIME_FAILURE_H
#define PLUGINRUNTIME_FAILURE_H

/* Why .NET cannot be started. */

/* Keeps what the runtime itself says of an error: the first line of each message. */
void note_error(const char *message);

/* Ends the process for a file of the layer, given what is wrong with it: "is missing". */
_Noreturn void stop_as_damaged(const char *path, const char *found);

/* Ends the process for what the runtime answered, an HRESULT. */
_Noreturn void stop_by_result(const char *action, const char *path, int result);

#endif
