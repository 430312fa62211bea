#include "library.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "paths.h"

#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"

/* Where a package is looked for: the name of its folder, and the version that is asked for, if one is. */
struct package {
    char *name;
    const char *version; /* NULL: what the pointer file says */
};

static bool exists(const char *folder, const char *name, const char *suffix)
{
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%s%s", folder, name, suffix);
    return length > 0 && (size_t)length < sizeof path && access(path, F_OK) == 0;
}

static bool is_plain(const char *text)
{
    return *text != '\0' && *text != '.' && text[strspn(text, LETTERS "+")] == '\0';
}

/* The package of the Handler setting. Answers whether it is a plain one, as in orders, orders:create, orders@1.4.2 or Orders::Orders.Create. */
static bool read_handler(struct package *package)
{
    const char *handler = getenv("_HANDLER");
    if (handler == NULL) {
        return false;
    }

    package->name = strndup(handler, strcspn(handler, ":"));
    char *at = package->name == NULL ? NULL : strchr(package->name, '@');
    if (at != NULL) {
        *at = '\0';
        package->version = at + 1;
    }

    return package->name != NULL && is_plain(package->name) && (package->version == NULL || is_plain(package->version));
}

/* Whether a file has a name between two NULs, as the list of what a library exports has. */
static bool has_name(const char *path, const char *name, size_t length)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status;
    bool found = false;
    if (file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
        void *bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
        found = bytes != MAP_FAILED && memmem(bytes, (size_t)status.st_size, name, length) != NULL;
    }

    close(file);
    return found;
}

/* A DLL may have a library of its own beside it, of its own name. */
static bool is_library_in(const char *folder, const char *name)
{
    static const char entry[] = "\0pluginruntime_describe";
    return exists(folder, name, ".so") && (!exists(folder, name, ".dll") || has_name(joined(folder, "/", joined(name, ".so", "")), entry, sizeof entry));
}

/* What the pointer file of a folder says; an empty text for something odd, which the other host tells of. NULL where there is none. */
static const char *version_by_pointer(const char *folder)
{
    static char version[256];
    int file = open(joined(folder, "/current", ""), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        return NULL;
    }

    ssize_t length = read(file, version, sizeof version - 1);
    close(file);
    version[length < 0 ? 0 : length] = '\0';
    version[strcspn(version, "\r\n")] = '\0';
    return is_plain(version) ? version : "";
}

/* The only folder in a folder; an empty text if there are none or several. */
static const char *only_version(const char *folder)
{
    const char *found = "";
    DIR *entries = opendir(folder);
    for (struct dirent *entry; entries != NULL && (entry = readdir(entries)) != NULL;) {
        if (*entry->d_name != '.' && exists(folder, entry->d_name, "/.")) {
            found = *found == '\0' && is_plain(entry->d_name) ? joined(entry->d_name, "", "") : NULL;
        }

        if (found == NULL) {
            break;
        }
    }

    if (entries != NULL) {
        closedir(entries);
    }

    return found == NULL ? "" : found;
}

static bool is_library_of_package(const char *folder, const struct package *package)
{
    if (package->version == NULL && is_library_in(folder, package->name)) {
        return true;
    }

    if (exists(folder, package->name, ".dll")) {
        return false;
    }

    const char *version = package->version != NULL ? package->version : version_by_pointer(folder);
    version = version != NULL ? version : only_version(folder);
    return *version != '\0' && is_library_in(joined(folder, "/", version), package->name);
}

enum answer { YES, NO, NOT_HERE };

/* Whether the package lies in a root, and has a library. */
static enum answer look_into(const char *root, bool holds_flat_packages, const struct package *package)
{
    if (holds_flat_packages && is_library_in(root, package->name)) {
        return YES;
    }

    if (holds_flat_packages && exists(root, package->name, ".dll")) {
        return NO;
    }

    if (!exists(root, package->name, "")) {
        return NOT_HERE;
    }

    return is_library_of_package(joined(root, "/", package->name), package) ? YES : NO;
}

static enum answer look_into_extra_roots(const struct package *package)
{
    const char *variable = getenv("PLUGINRUNTIME_ROOTS");
    char *rest = joined(variable == NULL ? "" : variable, "", "");
    enum answer answer = NOT_HERE;
    for (char *root; answer == NOT_HERE && (root = strsep(&rest, ":")) != NULL;) {
        answer = *root == '\0' ? NOT_HERE : *root == '/' ? look_into(root, true, package) : NO;
    }

    return answer;
}

static bool is_library_of_function(const char *layer)
{
    struct package package = { NULL, NULL };
    if (!read_handler(&package)) {
        return false;
    }

    const char *task = getenv("LAMBDA_TASK_ROOT");
    task = task == NULL || *task == '\0' ? "/var/task" : task;
    enum answer answer = look_into_extra_roots(&package);
    answer = answer == NOT_HERE ? look_into(task, true, &package) : answer;
    answer = answer == NOT_HERE ? look_into(joined(task, "/handlers", ""), false, &package) : answer;
    answer = answer == NOT_HERE ? look_into(joined(layer, "/handlers", ""), false, &package) : answer;
    return answer == YES;
}

const char *host_of_library(const char *layer, const char *host_folder)
{
    if (!is_library_of_function(layer)) {
        return NULL;
    }

    /* A layer may be built without it. The other host tells so. */
    const char *host = joined(host_folder, "/PluginRuntime.NativeHost", "");
    return is_program(host) ? host : NULL;
}
