#include "heap.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

/* A megabyte is five zeros in hexadecimal. */
#define IN_HEXADECIMAL "%lX00000"

/* The most that is taken for a function's memory: beyond, it is no number of megabytes. */
static const long most_megabytes = 1000000000;

/* The megabytes that Lambda names; 0 where it names none. */
static long megabytes_of_function(void)
{
    const char *text = getenv("AWS_LAMBDA_FUNCTION_MEMORY_SIZE");
    long megabytes = 0;
    for (; text != NULL && *text != '\0'; text++) {
        if (*text < '0' || *text > '9' || megabytes > most_megabytes) {
            return 0;
        }

        megabytes = (megabytes * 10) + (*text - '0');
    }

    return megabytes;
}

void limit_heap(void)
{
    /* As .NET itself would choose if it knew the size; it sees that of the machine. */
    long limit = megabytes_of_function() * 3 / 4;
    if (limit == 0 || getenv("DOTNET_GCHeapHardLimit") != NULL || getenv("DOTNET_GCHeapHardLimitPercent") != NULL) {
        return;
    }

    char text[32];
    snprintf(text, sizeof text, IN_HEXADECIMAL, limit);
    setenv("DOTNET_GCHeapHardLimit", text, 1);
}
