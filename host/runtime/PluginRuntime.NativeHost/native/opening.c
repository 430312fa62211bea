#include "opening.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "signals.h"

/* glibc's header does not name it everywhere. */
#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

static int limit;
static void (*on_hang)(void *);
static void *argument_of_hang;

void pluginruntime_limit_opening(int limit_milliseconds, void (*hangs)(void *argument), void *argument)
{
    limit = limit_milliseconds;
    on_hang = hangs;
    argument_of_hang = argument;
}

/* On the thread that hangs, which is in the library's code, and so may call the host as a library may. */
static void hang(int number)
{
    (void)number;
    on_hang(argument_of_hang);
}

struct watch {
    timer_t timer;
    struct sigaction before;
    bool is_set;
};

/* A timer of the kernel's, for this thread: a thread that watches would cost each start more. */
static void begin(struct watch *watch)
{
    struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGALRM };
    event.sigev_notify_thread_id = (pid_t)syscall(SYS_gettid);
    watch->is_set = on_hang != NULL && timer_create(CLOCK_MONOTONIC, &event, &watch->timer) == 0;
    if (watch->is_set) {
        struct sigaction action = { .sa_handler = hang, .sa_flags = SA_RESTART };
        sigemptyset(&action.sa_mask);
        sigaction(SIGALRM, &action, &watch->before);
        struct itimerspec when = { .it_value = { .tv_sec = limit / 1000, .tv_nsec = limit % 1000 * 1000000L } };
        timer_settime(watch->timer, 0, &when, NULL);
    }
}

static void end(struct watch *watch)
{
    if (watch->is_set) {
        timer_delete(watch->timer);
        sigaction(SIGALRM, &watch->before, NULL);
    }
}

void *pluginruntime_open(const char *path, int flags)
{
    struct watch watch;
    pluginruntime_watch_opening();
    begin(&watch);
    void *library = dlopen(path, flags);
    end(&watch);
    return library;
}

const char *pluginruntime_ask(const char *(*describe)(void))
{
    struct watch watch;
    begin(&watch);
    const char *description = describe();
    end(&watch);
    return description;
}
