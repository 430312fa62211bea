#include "contract.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct contract {
    size_t size;
    const struct properties *properties;
    size_t (*get_property)(const char *name, char *value, size_t capacity, void *context);
    void *of_single_files[3];
};

static struct contract contract;
static char address[32];
static char program_name[256];

/* Answers the length with its NUL, which may be more than fits; all bits set for no such property. */
static size_t get_property(const char *name, char *value, size_t capacity, void *context)
{
    const char *found = strcmp(name, "ENTRY_ASSEMBLY_NAME") == 0 ? program_name : find_property(context, name);
    if (found == NULL) {
        return (size_t)-1;
    }

    size_t length = strlen(found) + 1;
    if (length <= capacity) {
        memcpy(value, found, length);
    }

    return length;
}

void offer_contract(struct properties *properties, const char *program)
{
    const char *dot = strrchr(program, '.');
    snprintf(program_name, sizeof program_name, "%.*s", dot == NULL ? (int)strlen(program) : (int)(dot - program), program);
    contract = (struct contract){ .size = sizeof contract, .properties = properties, .get_property = get_property };
    snprintf(address, sizeof address, "%p", (void *)&contract);
    add_property(properties, "HOST_RUNTIME_CONTRACT", address);
}
