using System.Runtime.CompilerServices;

// Lets ReadyToRun compile the calls to libc ahead of time: without it each needs the JIT at start.
[assembly: DisableRuntimeMarshalling]
