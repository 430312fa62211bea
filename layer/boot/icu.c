#include "icu.h"

#include <dirent.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "paths.h"

#define SWITCH "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"
#define LIBRARY_PATH "LD_LIBRARY_PATH"

static const char common_part[] = "libicuuc.so.";

/* Lambda's image has no ICU, so the system's own folders, with all their files, are not looked at. */
static bool is_of_system(const char *folder)
{
    static const char *const folders[] = { "", "/lib", "/lib64", "/usr/lib", "/usr/lib64" };
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        if (strcmp(folder, folders[i]) == 0) {
            return true;
        }
    }

    return false;
}

/* Whether both of ICU's libraries lie in a folder, in one version. */
static bool has_icu(const char *folder)
{
    DIR *entries = opendir(folder);
    bool found = false;
    for (struct dirent *entry; !found && entries != NULL && (entry = readdir(entries)) != NULL;) {
        if (strncmp(entry->d_name, common_part, sizeof common_part - 1) == 0) {
            char *other = joined(folder, "/libicui18n.so.", entry->d_name + sizeof common_part - 1);
            found = access(other, F_OK) == 0;
            free(other);
        }
    }

    if (entries != NULL) {
        closedir(entries);
    }

    return found;
}

static bool is_on_path(const char *folders)
{
    char *copy = joined(folders, "", "");
    bool found = false;
    for (char *rest = copy, *folder; !found && (folder = strsep(&rest, ":")) != NULL;) {
        found = !is_of_system(folder) && has_icu(folder);
    }

    free(copy);
    return found;
}

bool turn_cultures_on(const char *layer)
{
    /* They cannot be on always: .NET ends a process that finds no ICU. */
    if (getenv(SWITCH) != NULL) {
        return false;
    }

    const char *folders = getenv(LIBRARY_PATH);
    if (folders != NULL && is_on_path(folders)) {
        setenv(SWITCH, "0", 1);
        return false;
    }

    char *beside = joined(layer, "/lib", "");
    if (!has_icu(beside)) {
        free(beside);
        return false;
    }

    /* A function may have another library path than Lambda's, which leads to the layers. */
    setenv(SWITCH, "0", 1);
    setenv(LIBRARY_PATH, folders == NULL || *folders == '\0' ? beside : joined(folders, ":", beside), 1);
    return true;
}
