#ifndef PLUGINRUNTIME_DELEGATES_H
#define PLUGINRUNTIME_DELEGATES_H

/* What the programs export: libhostpolicy.so finds it in the process. */

/* Makes a function of a static method of the host's. Answers an HRESULT. */
__attribute__((visibility("default"))) int create_host_delegate(const char *type, const char *method, void **delegate);

#endif
