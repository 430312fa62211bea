#include "runtime.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>

#include "contract.h"
#include "delegates.h"
#include "failure.h"
#include "list.h"
#include "message.h"
#include "paths.h"
#include "properties.h"

#define LIBRARY "libcoreclr.so"
#define NAME "PluginRuntime.Host"

/* What libcoreclr.so exports: src/coreclr/hosts/inc/coreclrhost.h of github.com/dotnet/runtime. */
struct runtime {
    int (*set_error_writer)(void (*)(const char *));
    int (*initialize)(const char *, const char *, int, const char **, const char **, void **, unsigned *);
    int (*execute)(void *, unsigned, int, const char **, const char *, unsigned *);
    int (*create_delegate)(void *, unsigned, const char *, const char *, const char *, void **);
    int (*shut_down)(void *, unsigned, int *);
};

static struct runtime runtime;
static void *handle;
static unsigned domain;

static void *find(void *library, const char *path, const char *name)
{
    void *found = dlsym(library, name);
    if (found == NULL) {
        stop_as_damaged(path, "does not export what starts .NET");
    }

    return found;
}

static struct runtime load(const char *path)
{
    if (!has_content(path)) {
        stop_as_damaged(path, "is missing or empty");
    }

    /*
     * .NET's own starting program is linked with the C++ library, and by it with libm. Native libraries of packages are written that name neither and
     * find them in the process all the same. The runtime needs them anyway, and says so if they are not there.
     */
    dlopen("libstdc++.so.6", RTLD_LAZY | RTLD_GLOBAL);
    void *library = dlopen(path, RTLD_LAZY);
    if (library == NULL) {
        stop_as_damaged(path, joined("cannot be loaded: ", dlerror(), ""));
    }

    return (struct runtime){
        .set_error_writer = find(library, path, "coreclr_set_error_writer"),
        .initialize = find(library, path, "coreclr_initialize"),
        .execute = find(library, path, "coreclr_execute_assembly"),
        .create_delegate = find(library, path, "coreclr_create_delegate"),
        .shut_down = find(library, path, "coreclr_shutdown_2"),
    };
}

int create_host_delegate(const char *type, const char *method, void **delegate)
{
    return runtime.create_delegate(handle, domain, NAME, type, method, delegate);
}

static void initialize(const char *folder, const struct properties *properties)
{
    runtime.set_error_writer(note_error);
    int result = runtime.initialize(joined(folder, NAME, ""), "clrhost", properties->count, properties->names, properties->values, &handle, &domain);
    runtime.set_error_writer(NULL);
    if (result < 0) {
        stop_by_result("start .NET", folder, result);
    }
}

static int execute(const char *program, int argument_count, char **arguments)
{
    unsigned exit_code;
    int result = runtime.execute(handle, domain, argument_count, (const char **)arguments, program, &exit_code);
    if (result < 0) {
        stop_by_result("run the host", program, result);
    }

    int last_exit_code;
    return runtime.shut_down(handle, domain, &last_exit_code) < 0 ? (int)exit_code : last_exit_code;
}

int run_host(const char *host_folder, int argument_count, char **arguments)
{
    const char *folder = joined(host_folder, "/", "");
    struct boot_list list = read_boot_list(joined(folder, "boot.list", ""));
    const char *program = joined(folder, list.program, "");
    if (!has_content(program)) {
        stop_as_damaged(program, "is missing or empty");
    }

    /* For as long as the process lives: the runtime may ask for them again. */
    static struct properties properties;
    properties = properties_of(&list, folder);
    offer_contract(&properties, list.program);
    runtime = load(joined(folder, LIBRARY, ""));

    /* Lists of processes show the name that the host has had from its file. */
    prctl(PR_SET_NAME, NAME);
    initialize(folder, &properties);
    return execute(program, argument_count, arguments);
}
