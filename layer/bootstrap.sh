#!/bin/sh
# Takes the place of the programs of layer/boot where there is no C compiler to build them. Lambda starts this file; it starts the host beside it.
# Shell builtins only: the system image promises no other program, and each would be part of every cold start. Nothing here knows /opt. Its own
# variables begin with _, as a function's cannot: to set one that has been exported changes what the host sees.

_here=${0%/*}
[ "$_here" != "$0" ] || _here=.
_host=$_here/host/PluginRuntime.Host

if [ ! -f "$_host" ] || [ ! -x "$_host" ] || [ ! -s "$_host" ]; then
    echo "bootstrap: $_host is missing, empty or not executable." >&2
    echo "It should be the program that the layer's zip holds as host/PluginRuntime.Host, with mode 0755." >&2
    echo "Attach the layer as it was published, whole, and put no 'bootstrap' or 'host' into another layer or the function's own package." >&2
    exit 1
fi

# Below, only what the function has not set itself.

# No debugger, profiler or dotnet-trace can attach: three threads and a socket less at every start.
if [ -z "${DOTNET_EnableDiagnostics+set}" ]; then
    export DOTNET_EnableDiagnostics=0
fi

# The managed heap may take three quarters of the function's memory, as .NET itself would choose if it knew the size; it sees that of the machine.
# In hexadecimal: the megabytes, and five zeros for 1,048,576 bytes each.
_memory=$AWS_LAMBDA_FUNCTION_MEMORY_SIZE
case $_memory in
    '' | *[!0-9]*) _memory=0 ;;
esac
if [ "$_memory" -gt 0 ] && [ -z "${DOTNET_GCHeapHardLimit+set}${DOTNET_GCHeapHardLimitPercent+set}" ]; then
    _left=$((_memory * 3 / 4))
    _digits=
    while [ "$_left" -gt 0 ]; do
        _digit=$((_left % 16))
        case $_digit in
            10) _digit=A ;; 11) _digit=B ;; 12) _digit=C ;; 13) _digit=D ;; 14) _digit=E ;; 15) _digit=F ;;
        esac
        _digits=$_digit$_digits
        _left=$((_left / 16))
    done
    export DOTNET_GCHeapHardLimit="${_digits}00000"
fi

# Where a layer or the function brings ICU, cultures are on. They cannot be on always: .NET ends a process that finds none. Lambda's image has
# none, so the system's own folders, with all their files, are not looked at.
has_icu() {
    for _icu in "$1"/libicuuc.so.*; do
        if [ -e "$1/libicui18n.so.${_icu##*.so.}" ]; then return 0; fi
    done
    return 1
}
if [ -z "${DOTNET_SYSTEM_GLOBALIZATION_INVARIANT+set}" ]; then
    _folders=$LD_LIBRARY_PATH:$_here/lib:
    while [ -n "$_folders" ]; do
        _folder=${_folders%%:*}
        _folders=${_folders#*:}
        case $_folder in
            '' | /lib | /lib64 | /usr/lib | /usr/lib64) continue ;;
        esac
        if has_icu "$_folder"; then
            export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0
            # A function may have another library path than Lambda's, which leads to the layers.
            case :$LD_LIBRARY_PATH: in
                *":$_folder:"*) ;;
                *) export LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$_folder" ;;
            esac
            break
        fi
    done
fi

_task=${LAMBDA_TASK_ROOT:-/var/task}
# A function whose handlers lie in a native library is served by the native host. Only the usual places are looked at: of any other the host tells,
# and starts that one itself.
_native=$_here/host/PluginRuntime.NativeHost
_name=${_HANDLER%%:*}
is_library_in() {
    [ -e "$1/$_name.so" ] && [ ! -e "$1/$_name.dll" ]
}
case $_name in
    '' | .* | *[!A-Za-z0-9._-]*) ;;
    *)
        if [ -z "$PLUGINRUNTIME_ROOTS" ] && [ -f "$_native" ] && [ -x "$_native" ]; then
            if is_library_in "$_task" || { [ ! -e "$_task/$_name.dll" ] && is_library_in "$_task/$_name"; }; then
                _host=$_native
            elif [ ! -e "$_task/$_name.dll" ] && [ ! -e "$_task/$_name" ]; then
                if is_library_in "$_task/handlers/$_name"; then
                    _host=$_native
                elif [ ! -e "$_task/handlers/$_name" ] && is_library_in "$_here/handlers/$_name"; then
                    _host=$_native
                fi
            fi
        fi
        ;;
esac

# A function that is a native program of the Handler setting's name is its own runtime, and is started in place of the host. Wherever else it lies, the
# host finds it.
case $_HANDLER in
    '' | .* | *[!A-Za-z0-9._-]*) ;;
    *)
        if [ "$_host" != "$_native" ] && [ -z "$PLUGINRUNTIME_ROOTS" ] && [ ! -e "$_task/$_HANDLER.dll" ] && [ -f "$_task/$_HANDLER" ] && [ -x "$_task/$_HANDLER" ]; then
            _host=$_task/$_HANDLER
        fi
        ;;
esac

# Lambda's way to run a program of the function's own in front of the runtime.
if [ -n "$AWS_LAMBDA_EXEC_WRAPPER" ]; then
    if [ ! -e "$AWS_LAMBDA_EXEC_WRAPPER" ]; then
        echo "bootstrap: AWS_LAMBDA_EXEC_WRAPPER is '$AWS_LAMBDA_EXEC_WRAPPER', and there is no such file." >&2
        echo "It should be the full path of a program or script in the function's package or in a layer, as in /opt/wrapper." >&2
        exit 127
    fi
    if [ ! -x "$AWS_LAMBDA_EXEC_WRAPPER" ] || [ -d "$AWS_LAMBDA_EXEC_WRAPPER" ]; then
        echo "bootstrap: AWS_LAMBDA_EXEC_WRAPPER is '$AWS_LAMBDA_EXEC_WRAPPER', which is not executable." >&2
        echo "It should be a program or script with mode 0755: set the mode before the zip is made." >&2
        exit 126
    fi
    exec "$AWS_LAMBDA_EXEC_WRAPPER" "$_host"
fi

exec "$_host"
