#ifndef PLUGINRUNTIME_EXITS_H
#define PLUGINRUNTIME_EXITS_H

/* Says what is called with the exit code when somebody but the host calls exit; NULL once the end of the process is the host's own doing. */
void pluginruntime_watch_exit(void (*exits)(void *argument, int code), void *argument);

#endif
