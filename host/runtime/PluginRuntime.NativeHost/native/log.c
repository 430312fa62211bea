#include "log.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define LONGEST_ID 128
#define FRAME_BYTES 16

static struct last_log settings = { LOG_TEXT, STDOUT_FILENO, 0, 0, 0 };
static const char *volatile owner = "the function";
static __thread char request_of_thread[LONGEST_ID + 1];
static char only_request[LONGEST_ID + 1];

struct record {
    char bytes[8192];
    size_t length;
};

void pluginruntime_open_last_log(const struct last_log *log)
{
    settings = *log;
}

void pluginruntime_set_owner(const char *text)
{
    owner = text;
}

void pluginruntime_set_invocation(const char *request_id, size_t length)
{
    char *request = settings.is_concurrent ? request_of_thread : only_request;
    length = length < LONGEST_ID ? length : LONGEST_ID;
    memcpy(request, request_id, length);
    request[length] = '\0';
}

static void add(struct record *record, const char *text)
{
    size_t room = sizeof record->bytes - record->length - 8;
    size_t length = strlen(text);
    length = length < room ? length : room;
    memcpy(record->bytes + record->length, text, length);
    record->length += length;
}

/* A request id is Lambda's, and text all the same: what would end a field or a JSON string in it is replaced. */
static void add_id(struct record *record)
{
    char id[LONGEST_ID + 1];
    strcpy(id, settings.is_concurrent ? request_of_thread : only_request);
    for (char *character = id; *character != '\0'; character++) {
        if (*character < ' ' || *character == '"' || *character == '\\') {
            *character = '?';
        }
    }

    add(record, id);
}

static void add_number(struct record *record, long number, int digits)
{
    char text[24];
    text[sizeof text - 1] = '\0';
    char *start = text + sizeof text - 1;
    for (; digits > 0 || number > 0; digits--, number /= 10) {
        *--start = (char)('0' + (number % 10));
    }

    add(record, start);
}

/* The day of the civil calendar, by the days since 1970: gmtime_r is not promised to be safe here. */
static void add_date(struct record *record, long days)
{
    long shifted = days + 719468;
    long era = shifted / 146097;
    long of_era = shifted % 146097;
    long year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    long month = (5 * of_year + 2) / 153;
    add_number(record, year_of_era + era * 400 + (month >= 10), 4);
    add(record, "-");
    add_number(record, month < 10 ? month + 3 : month - 9, 2);
    add(record, "-");
    add_number(record, of_year - (153 * month + 2) / 5 + 1, 2);
}

static void add_time(struct record *record, const struct timespec *now)
{
    long seconds = now->tv_sec % 86400;
    add_date(record, now->tv_sec / 86400);
    add(record, "T");
    add_number(record, seconds / 3600, 2);
    add(record, ":");
    add_number(record, seconds / 60 % 60, 2);
    add(record, ":");
    add_number(record, seconds % 60, 2);
    add(record, ".");
    add_number(record, now->tv_nsec / 1000000, 3);
    add(record, "Z");
}

static void add_message(struct record *record, const char *what, const char *more)
{
    bool is_json = settings.format == LOG_JSON;
    add(record, "The code of ");
    add(record, owner);
    add(record, " ended the process: ");
    add(record, what);
    add(record, is_json ? "\\n" : settings.keeps_line_feeds || settings.is_framed ? "\n" : "\r");
    add(record, more);
}

static void add_big_endian(unsigned char *bytes, uint64_t value, int count)
{
    for (int i = count - 1; i >= 0; i--, value >>= 8) {
        bytes[i] = (unsigned char)value;
    }
}

static void write_whole(const void *bytes, size_t length)
{
    const char *rest = bytes;
    while (length > 0) {
        ssize_t count = write(settings.descriptor, rest, length);
        if (count < 0 && errno != EINTR) {
            return;
        }

        count = count < 0 ? 0 : count;
        rest += count;
        length -= (size_t)count;
    }
}

void write_last_record(const char *what, const char *more)
{
    /* In one piece with its frame. Not on the stack, of which there may be little; the process has one end. */
    static struct {
        unsigned char frame[FRAME_BYTES];
        struct record record;
    } output;
    struct record *record = &output.record;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    record->length = 0;
    if (settings.format == LOG_JSON) {
        add(record, "{\"timestamp\":\"");
        add_time(record, &now);
        add(record, "\",\"level\":\"Critical\"");
        if (*(settings.is_concurrent ? request_of_thread : only_request) != '\0') {
            add(record, ",\"requestId\":\"");
            add_id(record);
            add(record, "\"");
        }

        add(record, ",\"message\":\"");
        add_message(record, what, more);
        add(record, "\"}");
    } else {
        if (settings.format == LOG_TEXT) {
            add_time(record, &now);
            add(record, "\t");
            add_id(record);
            add(record, "\tcrit\t");
        }

        add_message(record, what, more);
    }

    if (!settings.is_framed) {
        record->bytes[record->length++] = '\n';
        write_whole(record->bytes, record->length);
        return;
    }

    add_big_endian(output.frame, settings.format == LOG_JSON ? 0xa55a0002 : 0xa55a0003, 4);
    add_big_endian(output.frame + 4, record->length, 4);
    add_big_endian(output.frame + 8, (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000, 8);
    write_whole(&output, FRAME_BYTES + record->length);
}
