#include "paths.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

#include "message.h"

const char *own_folder(void)
{
    char *path = realpath("/proc/self/exe", NULL);
    if (path == NULL) {
        /* Where there is no /proc, what the process was started by still tells. */
        const char *started_by = (const char *)getauxval(AT_EXECFN);
        path = started_by == NULL ? NULL : realpath(started_by, NULL);
    }

    if (path == NULL) {
        stop(EXIT_DAMAGED,
             "it cannot tell where it lies: %s.\n"
             "It should lie where a path of at most 4,095 bytes leads, as /opt/bootstrap.\n"
             "Unpack the layer into such a folder.",
             strerror(errno));
    }

    *strrchr(path, '/') = '\0';
    return path;
}

char *joined(const char *first, const char *second, const char *third)
{
    char *path;
    if (asprintf(&path, "%s%s%s", first, second, third) < 0) {
        abort();
    }

    return path;
}

static bool is_file(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

bool is_program(const char *path)
{
    return is_file(path) && access(path, X_OK) == 0;
}

bool has_content(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
}
