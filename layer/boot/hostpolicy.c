/*
 * Stands in the place of .NET's libhostpolicy.so, which answers for a program that it has started itself and for no other.
 * AssemblyDependencyResolver asks it for the files that a component's deps.json gives, and gets none; the host reads that file itself.
 * The names and signatures are .NET's: src/native/corehost/hostpolicy/hostpolicy.cpp of github.com/dotnet/runtime.
 */

#include <stddef.h>

#define EXPORTED __attribute__((visibility("default")))

typedef void (*error_writer)(const char *message);
typedef void (*result_writer)(const char *assembly_paths, const char *native_search_paths, const char *resource_search_paths);

EXPORTED int corehost_resolve_component_dependencies(const char *component_path, result_writer write_result);
EXPORTED error_writer corehost_set_error_writer(error_writer writer);

/* Success. Without being called back, the resolver has three empty lists. */
int corehost_resolve_component_dependencies(const char *component_path, result_writer write_result)
{
    (void)component_path;
    (void)write_result;
    return 0;
}

/* Answers the writer that was set before. */
error_writer corehost_set_error_writer(error_writer writer)
{
    (void)writer;
    return NULL;
}
