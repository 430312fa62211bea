#ifndef PLUGINRUNTIME_LIBRARY_H
#define PLUGINRUNTIME_LIBRARY_H

/*
 * The native host of a folder, if the function's handlers lie in a native library; NULL if not, or if only the other host can tell: that one looks at
 * everything, and starts the native host itself.
 */
const char *host_of_library(const char *layer, const char *host_folder);

#endif
