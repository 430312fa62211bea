#!/usr/bin/env bash
# Runs the tests of AWS's form with AWS's own assemblies in place of the stand-ins that they are compiled against.
#
#   tests/real-aws.sh DIR           DIR holds Amazon.Lambda.Core.dll (3.2 or newer) and whatever else of Amazon.Lambda.*.dll there is
#   tests/real-aws.sh --stand-ins   the same, and the same tests, with the stand-ins: it shows that the way itself changes nothing
#
# Everything has to be built: dotnet build PluginRuntime.sln. Nothing that was built is changed; the packages are copied.
set -uo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly built=$repository/artifacts/bin
readonly core=Amazon.Lambda.Core.dll
readonly newest=$built/LambdaCore.Newest/debug/$core
# The restore hooks that AWS's runtime is compiled against lie beside its own.
readonly others=SnapshotRestore.Registry.dll

die() {
    printf '%s\n' "$@" >&2
    exit 2
}

[ $# -eq 1 ] || die "It takes one argument: the folder that holds AWS's $core, or --stand-ins."

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

if [ "$1" = --stand-ins ]; then
    given=$work/stand-ins
    mkdir "$given"
    for file in "$newest" "$built"/{LambdaRuntimeSupport,LambdaAspNetHosting,LambdaJson}/debug/Amazon.Lambda.*.dll; do
        cp "$file" "$given" || die "They are not built: dotnet build PluginRuntime.sln."
    done
else
    given=$1
    if [ ! -f "$given/$core" ]; then
        echo "skipped: there is no $core in '$given'."
        exit 0
    fi
fi

[ -f "$newest" ] || die "The packages are not built: dotnet build PluginRuntime.sln."
for tests in PluginRuntime.Tests PluginRuntime.EndToEndTests; do
    [ -f "$built/$tests/debug/$tests.dll" ] || die "$tests is not built: dotnet build PluginRuntime.sln."
done

# By names in it: the older stand-ins are there for what older releases have not, and one for what none has.
is_newest() { grep -qa SetLambdaResponseStream "$1" && ! grep -qa UnheardOf "$1"; }

packages=$work/packages
mkdir "$packages"
for folder in "$built"/{Aws,Swaps}*/debug; do
    { [ -f "$folder/$core" ] && is_newest "$folder/$core"; } || continue
    name=$(basename "$(dirname "$folder")")
    cp -r "$folder" "$packages/$name"
    for file in "$packages/$name"/Amazon.Lambda.*.dll; do
        if [ -f "$given/${file##*/}" ]; then
            cp "$given/${file##*/}" "$file"
        else
            echo "$name: ${file##*/} is not in '$given' and stays the stand-in."
        fi
    done
    if [ -f "$packages/$name/Amazon.Lambda.RuntimeSupport.dll" ]; then
        # AWS's refer to more than the stand-ins do. The deps.json lists the stand-ins' files; without it .NET takes what lies there.
        cp "$given"/Amazon.Lambda.*.dll "$packages/$name"
        [ ! -f "$given/$others" ] || cp "$given/$others" "$packages/$name"
        rm -f "$packages/$name/$name.deps.json"
    fi
done
echo "$(find "$packages" -mindepth 1 -maxdepth 1 | wc -l) packages with what lies in '$given'."

export PLUGINRUNTIME_TESTS_PACKAGES=$packages
failed=0
run() { dotnet "$built/$1/debug/$1.dll" -noColor "${@:2}" || failed=1; }
run PluginRuntime.Tests -class '*LambdaCoreSurfaceTests' -class '*.Handlers.Aws*'
run PluginRuntime.EndToEndTests -class '*.Aws.Aws*' -class '*AspNetTests' -class '*.Swapping.SwapTests'
exit "$failed"
