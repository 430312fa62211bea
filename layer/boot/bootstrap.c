/* The layer's bootstrap, which Lambda starts: it prepares the environment and becomes the host. Nothing here knows /opt. */

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include "heap.h"
#include "icu.h"
#include "message.h"
#include "paths.h"
#include "programs.h"
#include "runtime.h"

static _Noreturn void start_by(const char *wrapper, const char *program)
{
    start_in_place(wrapper, (char *[]){ (char *)wrapper, (char *)program, NULL });
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
    bool is_library_path_new = turn_cultures_on(layer);

    /* A function that is a native program is its own runtime. Wherever else than in the task root it lies, the host finds it. */
    const char *native = program_of_function();
    const char *wrapper = exec_wrapper();
    if (wrapper != NULL) {
        start_by(wrapper, native != NULL ? native : starting_program(host_folder));
    }

    if (native != NULL) {
        start_in_place(native, (char *[]){ (char *)native, NULL });
    }

    if (is_library_path_new) {
        /* The system's loader reads it when a program starts. */
        const char *program = starting_program(host_folder);
        start_in_place(program, (char *[]){ (char *)program, NULL });
    }

    /* Lambda gives no arguments, and a package that is a program has none there. */
    return run_host(host_folder, 0, NULL);
}
