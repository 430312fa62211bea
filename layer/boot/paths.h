#ifndef PLUGINRUNTIME_PATHS_H
#define PLUGINRUNTIME_PATHS_H

#include <stdbool.h>

/* Paths are made once and kept: the process needs them until it ends. */

/* The folder that this program lies in, without links, and without a slash at its end. */
const char *own_folder(void);

/* The three texts, one after the other. */
char *joined(const char *first, const char *second, const char *third);

/* Whether this user may run a file as a program. */
bool is_program(const char *path);

/* Whether a path leads to a file that has any content. */
bool has_content(const char *path);

#endif
