/*
 * Every thread of the process has a stack for signals, those of libraries and of the runtimes in them, too: this program's pthread_create stands before
 * the C library's for all who call it. Without it a stack overflow on such a thread would end the process and nothing would be told.
 */

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "signals.h"

struct start {
    void *(*routine)(void *);
    void *argument;
};

typedef int creator(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

__attribute__((visibility("default"))) creator pthread_create;

static void give_back(void *unused)
{
    (void)unused;
    pluginruntime_leave_thread();
}

static void *run(void *argument)
{
    struct start start = *(struct start *)argument;
    free(argument);
    pluginruntime_watch_thread();

    /* Also where the thread ends by pthread_exit. */
    void *result;
    pthread_cleanup_push(give_back, NULL);
    result = start.routine(start.argument);
    pthread_cleanup_pop(1);
    return result;
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*routine)(void *), void *argument)
{
    static creator *next;
    if (next == NULL) {
        next = (creator *)dlsym(RTLD_NEXT, "pthread_create");
    }

    struct start *start = malloc(sizeof *start);
    if (start == NULL) {
        return next(thread, attributes, routine, argument);
    }

    *start = (struct start){ routine, argument };
    int error = next(thread, attributes, run, start);
    if (error != 0) {
        free(start);
    }

    return error;
}
