#ifndef PLUGINRUNTIME_CONTRACT_H
#define PLUGINRUNTIME_CONTRACT_H

#include "properties.h"

/*
 * What the runtime may ask the program that started it, given as the property HOST_RUNTIME_CONTRACT. Diagnostic tools show the program's name by it.
 * The layout is .NET's: src/native/corehost/host_runtime_contract.h of github.com/dotnet/runtime.
 */
void offer_contract(struct properties *properties, const char *program);

#endif
