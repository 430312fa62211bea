#include "library.h"

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

/* What the pointer file of a folder says; an empty text where there is none, or something odd, which the other host tells of. */
static const char *version_by_pointer(const char *folder)
{
    static char version[256];
    int file = open(joined(folder, "/current", ""), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    ssize_t length = file < 0 ? 0 : read(file, version, sizeof version - 1);
    close(file);
    version[length < 0 ? 0 : length] = '\0';
    version[strcspn(version, "\r\n")] = '\0';
    return is_plain(version) ? version : "";
}

static bool is_library_of_package(const char *folder, const struct package *package)
{
    if (package->version == NULL && is_library_in(folder, package->name)) {
        return true;
    }

    const char *version = package->version != NULL ? package->version : version_by_pointer(folder);
    return *version != '\0' && is_library_in(joined(folder, "/", version), package->name);
}

static bool is_library_of_function(const char *layer)
{
    /* Extra folders go before all others. */
    const char *roots = getenv("PLUGINRUNTIME_ROOTS");
    struct package package = { NULL, NULL };
    if ((roots != NULL && *roots != '\0') || !read_handler(&package)) {
        return false;
    }

    const char *task = getenv("LAMBDA_TASK_ROOT");
    task = task == NULL || *task == '\0' ? "/var/task" : task;
    if (package.version == NULL && is_library_in(task, package.name)) {
        return true;
    }

    if (exists(task, package.name, ".dll")) {
        return false;
    }

    const char *const folders[] = { task, joined(task, "/handlers", ""), joined(layer, "/handlers", "") };
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        if (exists(folders[i], package.name, "")) {
            return is_library_of_package(joined(folders[i], "/", package.name), &package);
        }
    }

    return false;
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
