#ifndef PLUGINRUNTIME_RUNTIME_H
#define PLUGINRUNTIME_RUNTIME_H

/*
 * Starts .NET in this process and runs the host in it.
 * The folder is the layer's host/; the arguments are those of the process, its own name first.
 * Answers the exit code.
 */
int run_host(const char *host_folder, int argument_count, char **arguments);

#endif
