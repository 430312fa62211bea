#include "list.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "message.h"

_Noreturn static void refuse(const char *path, const char *reason)
{
    stop(EXIT_DAMAGED,
         "%s %s.\n"
         "It should be the list that the layer's zip holds as host/boot.list, with the lines 'program PluginRuntime.Host.dll' and 'end' among others.\n"
         "%s",
         path, reason, attach_it_whole);
}

/* The file's bytes, with a NUL after them. */
static char *read_whole(const char *path, size_t *length)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0) {
        refuse(path, errno == ENOENT ? "is missing" : "cannot be read");
    }

    size_t size = S_ISREG(status.st_mode) ? (size_t)status.st_size : 0;
    char *text = malloc(size + 1);
    size_t done = 0;
    ssize_t got;
    while (text != NULL && done < size && (got = read(file, text + done, size - done)) > 0) {
        done += (size_t)got;
    }

    close(file);
    if (text == NULL || done == 0 || done < size) {
        refuse(path, size == 0 ? "is empty or no file" : "cannot be read");
    }

    text[done] = '\0';
    *length = done;
    return text;
}

static size_t count_lines(const char *text)
{
    size_t lines = 0;
    for (const char *end; (end = strchr(text, '\n')) != NULL; text = end + 1) {
        lines++;
    }

    return lines;
}

/* What follows a word and a space; NULL if the line begins with another. */
static char *after(char *line, const char *word)
{
    size_t length = strlen(word);
    return strncmp(line, word, length) == 0 && line[length] != '\0' ? line + length : NULL;
}

static bool is_name(const char *text)
{
    return strchr(text, '/') == NULL && strchr(text, ':') == NULL;
}

/* Takes in a line. Answers whether it could be understood. */
static bool add(struct boot_list *list, char *line)
{
    char *value;
    if ((value = after(line, "trust ")) != NULL && is_name(value)) {
        list->trusted[list->trusted_count++] = value;
        list->trusted_bytes += strlen(value);
        return true;
    }

    if ((value = after(line, "set ")) != NULL && strchr(value, '=') != NULL) {
        list->settings[list->setting_count++] = value;
        return true;
    }

    if ((value = after(line, "program ")) != NULL && is_name(value)) {
        list->program = value;
        return true;
    }

    return false;
}

struct boot_list read_boot_list(const char *path)
{
    size_t length;
    char *text = read_whole(path, &length);
    size_t lines = strlen(text) == length ? count_lines(text) : 0;
    struct boot_list list = { .settings = calloc(lines + 1, sizeof(char *)), .trusted = calloc(lines + 1, sizeof(char *)) };
    if (list.settings == NULL || list.trusted == NULL) {
        abort();
    }

    char *rest = text;
    char *line = lines == 0 ? NULL : strsep(&rest, "\n");
    while (line != NULL && strcmp(line, "end") != 0 && add(&list, line)) {
        line = strsep(&rest, "\n");
    }

    if (line == NULL || strcmp(line, "end") != 0 || list.program == NULL || list.trusted_count == 0) {
        refuse(path, "is damaged or cut off");
    }

    return list;
}
