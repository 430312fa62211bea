#include "programs.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "message.h"
#include "paths.h"

#define WRAPPER "AWS_LAMBDA_EXEC_WRAPPER"

static const char characters_of_names[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value != NULL && *value != '\0';
}

const char *program_of_function(void)
{
    const char *name = getenv("_HANDLER");
    if (name == NULL || *name == '\0' || *name == '.' || name[strspn(name, characters_of_names)] != '\0' || is_set("PLUGINRUNTIME_ROOTS")) {
        return NULL;
    }

    const char *folder = is_set("LAMBDA_TASK_ROOT") ? getenv("LAMBDA_TASK_ROOT") : "/var/task";
    char *program = joined(folder, "/", name);
    char *assembly = joined(program, ".dll", "");
    bool is_meant = access(assembly, F_OK) != 0 && is_program(program);
    free(assembly);
    return is_meant ? program : NULL;
}

const char *exec_wrapper(void)
{
    if (!is_set(WRAPPER)) {
        return NULL;
    }

    const char *wrapper = getenv(WRAPPER);
    if (access(wrapper, F_OK) != 0) {
        stop(EXIT_NO_SUCH_PROGRAM,
             WRAPPER " is '%s', and there is no such file.\n"
             "It should be the full path of a program or script in the function's package or in a layer, as in /opt/wrapper.",
             wrapper);
    }

    if (!is_program(wrapper)) {
        stop(EXIT_NOT_EXECUTABLE,
             WRAPPER " is '%s', which is not executable.\n"
             "It should be a program or script with mode 0755: set the mode before the zip is made.",
             wrapper);
    }

    return wrapper;
}

void start_in_place(const char *program, char **arguments)
{
    /* As a shell does, execvp gives a script without a first line '#!' to sh. */
    execvp(program, arguments);
    int reason = errno;
    stop(reason == ENOENT ? EXIT_NO_SUCH_PROGRAM : EXIT_NOT_EXECUTABLE,
         "%s cannot be started: %s.\n"
         "It should be a program for Linux on this processor, or a script whose first line names a program that is there.\n"
         "Build it for the function's architecture and Lambda's system image, or set another program.",
         program, strerror(reason));
}
