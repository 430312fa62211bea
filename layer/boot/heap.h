#ifndef PLUGINRUNTIME_HEAP_H
#define PLUGINRUNTIME_HEAP_H

/* Lets the managed heap take three quarters of the function's memory, unless the function limits it itself. */
void limit_heap(void);

#endif
