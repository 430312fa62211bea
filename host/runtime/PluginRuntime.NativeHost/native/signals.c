#include "signals.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include "log.h"

#define STACK_BYTES (64 * 1024)

/* How far from the stack's pointer an overflow shows: a function's frame may be large, and its first access at its far end. */
#define FRAME_REACH (1024 * 1024)

static const struct {
    int number;
    const char *what;
    const char *more;
} told[] = {
    { SIGSEGV, "SIGSEGV, for it touched memory that is not its own.",
      "Build the library with -g -fsanitize=address or run it in a debugger to see where. Lambda starts a fresh process." },
    { SIGBUS, "SIGBUS, for it touched memory that is not there, as of a file that was cut short.",
      "Build the library with -g -fsanitize=address or run it in a debugger to see where. Lambda starts a fresh process." },
    { SIGILL, "SIGILL, for it came to an instruction that this processor does not know, or was told to stop by its compiler.",
      "Build the library for the processors that Lambda has, as without -march=native. Lambda starts a fresh process." },
    { SIGFPE, "SIGFPE, for it calculated what has no result, as a division by zero.",
      "Build the library with -g -fsanitize=undefined or run it in a debugger to see where. Lambda starts a fresh process." },
    { SIGABRT, "SIGABRT, for it called abort, or a failed assertion, an exception that nobody caught or its runtime did.",
      "What it wrote to standard error before says more. Lambda starts a fresh process." },
};

#define TOLD (sizeof told / sizeof *told)

/* What was in force before: the host's runtime's handlers and behind them end_process; then, with the library, a runtime's in it, and behind them look. */
static struct sigaction before_library[TOLD];
static struct sigaction before_handler[TOLD];

static size_t place_of(int number)
{
    size_t i = 0;
    while (told[i].number != number) {
        i++;
    }

    return i;
}

/* As the signal itself would end it: who waits for the process sees which it was. */
static _Noreturn void die_by(int number)
{
    signal(number, SIG_DFL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, number);
    sigprocmask(SIG_UNBLOCK, &only, NULL);
    raise(number);
    _exit(128 + number);
}

static uintptr_t stack_pointer(const void *context)
{
    const ucontext_t *all = context;
#if defined(__x86_64__)
    return (uintptr_t)all->uc_mcontext.gregs[REG_RSP];
#else
    return (uintptr_t)all->uc_mcontext.sp;
#endif
}

/* What lies beside the stack's pointer is stack, unless it has come to its end. */
static bool is_overflow(int number, const siginfo_t *info, const void *context)
{
    uintptr_t address = (uintptr_t)info->si_addr;
    uintptr_t pointer = stack_pointer(context);
    return number == SIGSEGV && info->si_code > 0 && address + FRAME_REACH > pointer && address < pointer + 4096;
}

static void end_process(int number, siginfo_t *info, void *context)
{
    if (is_overflow(number, info, context)) {
        write_last_record(
            "SIGSEGV, for its stack overflowed, as by a function that calls itself without end.", "Lambda starts a fresh process.");
    } else {
        write_last_record(told[place_of(number)].what, told[place_of(number)].more);
    }

    die_by(number);
}

static void ask(const struct sigaction *next, int number, siginfo_t *info, void *context)
{
    if (is_overflow(number, info, context) || (next->sa_flags & SA_SIGINFO) == 0 || next->sa_sigaction == NULL) {
        end_process(number, info, context);
    }

    next->sa_sigaction(number, info, context);
}

/* The outermost while the library is opened, on a stack of its own. */
static void look(int number, siginfo_t *info, void *context)
{
    ask(&before_library[place_of(number)], number, info, context);
}

/* The outermost from then on. Not the same: it stands before a runtime's of the library, which asks the one above. */
static void look_first(int number, siginfo_t *info, void *context)
{
    ask(&before_handler[place_of(number)], number, info, context);
}

static void install(int number, void (*handler)(int, siginfo_t *, void *))
{
    struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER };
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

/* Before the host's runtime begins: it asks the handler of before for what is not its own. */
__attribute__((constructor)) static void install_last(void)
{
    for (size_t i = 0; i < TOLD; i++) {
        install(told[i].number, end_process);
    }
}

void pluginruntime_watch_opening(void)
{
    for (size_t i = 0; i < TOLD; i++) {
        sigaction(told[i].number, NULL, &before_library[i]);
        install(told[i].number, look);
    }

    pluginruntime_watch_thread();
}

void pluginruntime_watch_signals(void)
{
    for (size_t i = 0; i < TOLD; i++) {
        sigaction(told[i].number, NULL, &before_handler[i]);
        if (before_handler[i].sa_sigaction != look) {
            install(told[i].number, look_first);
        }
    }
}

static __thread void *stack_of_thread;

void pluginruntime_watch_thread(void)
{
    stack_t stack;
    if (stack_of_thread != NULL || (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE) == 0)) {
        return;
    }

    void *memory = mmap(NULL, STACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (memory != MAP_FAILED && sigaltstack(&(stack_t){ .ss_sp = memory, .ss_size = STACK_BYTES }, NULL) == 0) {
        stack_of_thread = memory;
    }
}

void pluginruntime_leave_thread(void)
{
    /* Unless somebody has put another in its place. */
    stack_t stack;
    if (stack_of_thread != NULL && sigaltstack(NULL, &stack) == 0 && stack.ss_sp == stack_of_thread) {
        sigaltstack(&(stack_t){ .ss_flags = SS_DISABLE }, NULL);
        munmap(stack_of_thread, STACK_BYTES);
        stack_of_thread = NULL;
    }
}
