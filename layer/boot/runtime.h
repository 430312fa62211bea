#ifndef PLUGINRUNTIME_RUNTIME_H
#define PLUGINRUNTIME_RUNTIME_H

/*
 * Starts .NET in this process and runs the host of a folder in it, with these arguments, among which the process's own name is not.
 * Answers the exit code.
 */
int run_host(const char *host_folder, int argument_count, char **arguments);

#endif
