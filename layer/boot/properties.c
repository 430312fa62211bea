#include "properties.h"

#include <stdlib.h>
#include <string.h>

#include "paths.h"

/* Those that are no settings of the list, and the runtime contract. */
enum { MOST_OF_BOOT = 16 };

/* The full paths of all trusted assemblies, with colons in between. */
static char *trusted_paths(const struct boot_list *list, const char *folder)
{
    size_t folder_length = strlen(folder);
    char *paths = malloc(list->trusted_bytes + (list->trusted_count * (folder_length + 1)) + 1);
    if (paths == NULL) {
        abort();
    }

    char *end = paths;
    for (size_t i = 0; i < list->trusted_count; i++) {
        end = mempcpy(end, folder, folder_length);
        end = stpcpy(end, list->trusted[i]);
        *end++ = ':';
    }

    end[-1] = '\0';
    return paths;
}

/* The program's path with another ending than .dll. */
static char *beside_program(const struct boot_list *list, const char *folder, const char *ending)
{
    char *path = joined(folder, list->program, ending);
    const char *dot = strrchr(list->program, '.');
    if (dot != NULL) {
        strcpy(path + strlen(folder) + (dot - list->program), ending);
    }

    return path;
}

void add_property(struct properties *properties, const char *name, const char *value)
{
    properties->names[properties->count] = name;
    properties->values[properties->count++] = value;
}

const char *find_property(const struct properties *properties, const char *name)
{
    for (int i = 0; i < properties->count; i++) {
        if (strcmp(properties->names[i], name) == 0) {
            return properties->values[i];
        }
    }

    return NULL;
}

/* What the function sets goes before what the list says. NULL if it sets nothing. */
static const char *of_function(const char *variable)
{
    const char *value = getenv(variable);
    return value == NULL || *value == '\0' ? NULL : value;
}

static void add_setting(struct properties *properties, char *setting)
{
    const char *name = strsep(&setting, "=");
    const char *other = strcmp(name, "RUNTIME_IDENTIFIER") == 0 ? of_function("DOTNET_RUNTIME_ID") : NULL;
    add_property(properties, name, other != NULL ? other : setting);
}

struct properties properties_of(const struct boot_list *list, const char *folder)
{
    size_t most = list->setting_count + MOST_OF_BOOT;
    struct properties properties = { .names = calloc(most, sizeof(char *)), .values = calloc(most, sizeof(char *)) };
    if (properties.names == NULL || properties.values == NULL) {
        abort();
    }

    add_property(&properties, "TRUSTED_PLATFORM_ASSEMBLIES", trusted_paths(list, folder));
    add_property(&properties, "NATIVE_DLL_SEARCH_DIRECTORIES", joined(folder, ":", ""));
    add_property(&properties, "PLATFORM_RESOURCE_ROOTS", "");
    add_property(&properties, "APP_CONTEXT_BASE_DIRECTORY", folder);
    add_property(&properties, "APP_CONTEXT_DEPS_FILES", beside_program(list, folder, ".deps.json"));
    add_property(&properties, "FX_DEPS_FILE", "");
    add_property(&properties, "PROBING_DIRECTORIES", "");
    for (size_t i = 0; i < list->setting_count; i++) {
        add_setting(&properties, list->settings[i]);
    }

    /* Where no tool can attach, only a listener of the function's own could hear event sources: a twelfth of a start is not spent on it unasked. */
    const char *diagnostics = of_function("DOTNET_EnableDiagnostics");
    if (diagnostics != NULL && strcmp(diagnostics, "0") == 0) {
        add_property(&properties, "System.Diagnostics.Tracing.EventSource.IsSupported", "false");
    }

    const char *hooks = of_function("DOTNET_STARTUP_HOOKS");
    if (hooks != NULL) {
        add_property(&properties, "STARTUP_HOOKS", hooks);
    }

    return properties;
}
