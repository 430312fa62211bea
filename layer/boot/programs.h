#ifndef PLUGINRUNTIME_PROGRAMS_H
#define PLUGINRUNTIME_PROGRAMS_H

/* What is started in this process's place: it keeps the process's id, variables and outputs. */

/* The native program of the Handler setting's name in the function's own package; NULL if there is none, or it may not be meant. */
const char *program_of_function(void);

/* Starts a program. The first of its arguments is its own name. */
_Noreturn void start_in_place(const char *program, char **arguments);

/* The function's exec wrapper; NULL if it names none. Ends the process if there is none of that name. */
const char *exec_wrapper(void);

#endif
