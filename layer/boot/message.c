#include "message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

const char *const attach_it_whole =
    "Attach the layer as it was published, whole, and put no 'bootstrap' or 'host' into another layer or the function's own package.";

void stop(int exit_code, const char *format, ...)
{
    char *text;
    va_list values;
    va_start(values, format);
    int length = vasprintf(&text, format, values);
    va_end(values);

    /* In one piece, so that nothing comes in between. */
    fprintf(stderr, "bootstrap: %s\n", length < 0 ? format : text);
    exit(exit_code);
}
