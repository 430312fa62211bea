#ifndef PLUGINRUNTIME_LIST_H
#define PLUGINRUNTIME_LIST_H

#include <stddef.h>

/*
 * host/boot.list, which the layer's build writes: what .NET is started with. Lines of a word and what it says:
 *   program PluginRuntime.Host.dll     the assembly that is run
 *   set NAME=value                     a property of the runtime's
 *   trust System.Runtime.dll           an assembly of the host's and .NET's
 *   end                                the last line, by which a list that was cut off shows
 * Files are named as they lie beside the list: the layer may lie anywhere.
 */
struct boot_list {
    const char *program;
    char **settings; /* NAME=value */
    size_t setting_count;
    const char **trusted;
    size_t trusted_count;
    size_t trusted_bytes; /* of all their names */
};

/* Reads the list. Ends the process if it is missing or damaged. */
struct boot_list read_boot_list(const char *path);

#endif
