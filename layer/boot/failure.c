#include "failure.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "message.h"

/* The results that a damaged layer or a wrong setting gives, in words. */
static const struct {
    unsigned result;
    const char *meaning;
} meanings[] = {
    { 0x80070002, "a file is missing" },
    { 0x80131621, "a file cannot be loaded" },
    { 0x80131018, "a file is no assembly" },
    { 0x8007000B, "a file is damaged, or for another processor" },
    { 0x80131524, "a native library cannot be loaded" },
    { 0x8007007E, "a native library is missing" },
    { 0x8007000E, "there is not enough memory" },
    { 0x80070057, "a setting is wrong" },
    { 0x80131506, "the runtime failed within" },
};

static char noted[512];

void note_error(const char *message)
{
    size_t length = strlen(noted);
    size_t without_line_end = strcspn(message, "\n");
    snprintf(noted + length, sizeof noted - length, "%s%.*s", length == 0 ? "" : " ", (int)without_line_end, message);
}

void stop_as_damaged(const char *path, const char *found)
{
    stop(EXIT_DAMAGED,
         "%s %s.\n"
         "It should be the file that the layer's zip holds, for this processor, on a system such as Lambda's provided.al2023.\n"
         "%s",
         path, found, attach_it_whole);
}

static const char *meaning_of(unsigned result)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        if (meanings[i].result == result) {
            return meanings[i].meaning;
        }
    }

    return "the runtime refuses";
}

void stop_by_result(const char *action, const char *path, int result)
{
    stop(EXIT_DAMAGED,
         "it could not %s from %s: %s (0x%08X). %s\n"
         "The layer should be whole, with files of one build, and the function's variables DOTNET_* such as DOTNET_GCHeapHardLimit=C000000 should fit its memory.\n"
         "%s",
         action, path, meaning_of((unsigned)result), (unsigned)result, noted, attach_it_whole);
}
