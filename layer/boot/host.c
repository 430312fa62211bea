/* host/PluginRuntime.Host: starts .NET and the host as it is told, without what the bootstrap prepares. An exec wrapper gets it as its argument. */

#include "paths.h"
#include "runtime.h"

int main(int argument_count, char **arguments)
{
    return run_host(own_folder(), argument_count - 1, arguments + 1);
}
