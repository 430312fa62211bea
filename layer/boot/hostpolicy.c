/*
 * Stands in the place of .NET's libhostpolicy.so, which answers for a program that it has started itself and for no other: AssemblyDependencyResolver
 * asks it for the files that a component's deps.json gives. The names and signatures are .NET's:
 * src/native/corehost/hostpolicy/hostpolicy.cpp of github.com/dotnet/runtime.
 */

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include "delegates.h"

#define EXPORTED __attribute__((visibility("default")))

typedef void (*error_writer)(const char *message);
typedef void (*result_writer)(const char *assembly_paths, const char *native_search_paths, const char *resource_search_paths);
typedef int (*component_resolver)(const char *component_path, result_writer write_result, error_writer write_error);

EXPORTED int corehost_resolve_component_dependencies(const char *component_path, result_writer write_result);
EXPORTED error_writer corehost_set_error_writer(error_writer writer);

/* Not in a process that the layer's programs have not started. */
#pragma weak create_host_delegate

static _Thread_local error_writer thread_writer;

/* The host's own reader of a deps.json; NULL if there is none. */
static component_resolver resolver_of_host(void)
{
    static _Atomic(component_resolver) known;
    component_resolver resolver = atomic_load(&known);
    void *found = NULL;
    if (resolver == NULL && create_host_delegate != NULL && create_host_delegate("PluginRuntime.Plugins.ComponentFiles", "Resolve", &found) >= 0) {
        resolver = found;
        atomic_store(&known, resolver);
    }

    return resolver;
}

/*
 * Whether it is the load context of the host's package that asks, which is the first to ask. The host has read that file itself and needs no answer;
 * without being called back, .NET's resolver has three empty lists. A startup hook may ask before.
 */
static bool is_for_host(void)
{
    static atomic_bool was_asked;
    return !atomic_exchange(&was_asked, true) && getenv("DOTNET_STARTUP_HOOKS") == NULL;
}

int corehost_resolve_component_dependencies(const char *component_path, result_writer write_result)
{
    component_resolver resolve = is_for_host() ? NULL : resolver_of_host();
    return resolve == NULL ? 0 : resolve(component_path, write_result, thread_writer);
}

/* Of the calling thread alone. Answers the writer that was set before. */
error_writer corehost_set_error_writer(error_writer writer)
{
    error_writer before = thread_writer;
    thread_writer = writer;
    return before;
}
