#include "exits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

static void (*volatile on_exit_of_others)(void *, int);

static void tell(int code, void *argument)
{
    void (*exits)(void *, int) = on_exit_of_others;
    on_exit_of_others = NULL;
    if (exits != NULL) {
        exits(argument, code);
    }
}

void pluginruntime_watch_exit(void (*exits)(void *argument, int code), void *argument)
{
    static bool is_watched;
    on_exit_of_others = exits;
    if (!is_watched) {
        is_watched = true;
        on_exit(tell, argument);
    }
}
