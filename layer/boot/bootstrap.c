/* The layer's bootstrap, which Lambda starts: it prepares the environment and becomes the host. Nothing here knows /opt. */

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include "heap.h"
#include "icu.h"
#include "library.h"
#include "message.h"
#include "paths.h"
#include "programs.h"
#include "runtime.h"

/* Starts a program, by the function's exec wrapper if it has one. */
static _Noreturn void start(const char *wrapper, const char *program)
{
    char *by_wrapper[] = { (char *)wrapper, (char *)program, NULL };
    start_in_place(wrapper != NULL ? wrapper : program, wrapper != NULL ? by_wrapper : by_wrapper + 1);
}

/* The path of the program that starts .NET and looks at nothing else. */
static const char *starting_program(const char *host_folder)
{
    const char *program = joined(host_folder, "/PluginRuntime.Host", "");
    if (!is_program(program) || !has_content(program)) {
        stop(EXIT_DAMAGED,
             "%s is missing, empty or not executable.\n"
             "It should be the program that the layer's zip holds as host/PluginRuntime.Host, with mode 0755.\n"
             "%s",
             program, attach_it_whole);
    }

    return program;
}

int main(void)
{
    const char *layer = own_folder();
    const char *host_folder = joined(layer, "/host", "");

    /* Only what the function has not set itself. No debugger, profiler or dotnet-trace can attach: three threads and a socket less at every start. */
    setenv("DOTNET_EnableDiagnostics", "0", 0);
    limit_heap();

    const char *wrapper = exec_wrapper();
    const char *host_of_native = host_of_library(layer, host_folder);
    if (host_of_native != NULL) {
        start(wrapper, host_of_native);
    }

    bool is_library_path_new = turn_cultures_on(layer);

    /* A function that is a native program is its own runtime. Wherever else than in the task root it lies, the host finds it. */
    const char *native = program_of_function();
    if (wrapper != NULL || native != NULL || is_library_path_new) {
        /* The system's loader reads the library path when a program starts. */
        start(wrapper, native != NULL ? native : starting_program(host_folder));
    }

    /* Lambda gives no arguments, and a package that is a program has none there. */
    return run_host(host_folder, 0, NULL);
}
