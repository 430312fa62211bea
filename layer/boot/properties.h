#ifndef PLUGINRUNTIME_PROPERTIES_H
#define PLUGINRUNTIME_PROPERTIES_H

#include <stddef.h>

#include "list.h"

/* The properties that .NET is started with; managed code sees them as the data of AppContext. */
struct properties {
    const char **names;
    const char **values;
    int count;
};

/*
 * Those that .NET's own starting program gives a self-contained program, by the same names and with the same values.
 * The folder is the host's, with a slash at its end.
 */
struct properties properties_of(const struct boot_list *list, const char *folder);

/* Adds one. */
void add_property(struct properties *properties, const char *name, const char *value);

/* The value of one; NULL if there is none of that name. */
const char *find_property(const struct properties *properties, const char *name);

#endif
