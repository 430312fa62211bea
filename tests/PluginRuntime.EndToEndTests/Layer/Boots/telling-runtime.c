/* In the place of libcoreclr.so: tells what it is started with, in the form in which a shell does (see BootstrapRun.Telling), and runs nothing. */

#include <stdio.h>
#include <string.h>

extern char **environ;

static const char *executable;

int coreclr_set_error_writer(void (*writer)(const char *))
{
    (void)writer;
    return 0;
}

int coreclr_initialize(
    const char *path, const char *name, int count, const char **names, const char **values, void **handle, unsigned *domain)
{
    executable = path;
    *handle = NULL;
    *domain = 0;
    for (int i = 0; i < count; i++) {
        fprintf(stderr, "property %s=%s\n", names[i], values[i]);
    }

    (void)name;
    return 0;
}

int coreclr_execute_assembly(void *handle, unsigned domain, int count, const char **arguments, const char *assembly, unsigned *exit_code)
{
    printf("%s ", executable);
    for (int i = 0; i < count; i++) {
        printf("%s%s", i == 0 ? "" : " ", arguments[i]);
    }

    printf("\n");
    for (char **variable = environ; *variable != NULL; variable++) {
        int name = (int)strcspn(*variable, "=");
        printf("export %.*s='%s'\n", name, *variable, *variable + name + 1);
    }

    fprintf(stderr, "assembly %s\n", assembly);
    (void)handle;
    (void)domain;
    *exit_code = 0;
    return 0;
}

int coreclr_create_delegate(void)
{
    return -1;
}

int coreclr_shutdown_2(void *handle, unsigned domain, int *exit_code)
{
    (void)handle;
    (void)domain;
    *exit_code = 0;
    return 0;
}
