#ifndef PLUGINRUNTIME_ICU_H
#define PLUGINRUNTIME_ICU_H

#include <stdbool.h>

/*
 * Turns cultures on where a layer or the function brings ICU, unless the function decides itself.
 * Answers whether the library path was changed, which counts in the next program alone.
 */
bool turn_cultures_on(const char *layer);

#endif
