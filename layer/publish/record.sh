# layers.json, the record of what is published where.
# shellcheck shell=bash disable=SC2034,SC2154 # Its variables are those of publish.sh, which reads this file.

# One layer in one region a line, so that a line can be exchanged, and a difference be read.
readonly record_line='^    \{"name":"[^"]*","region":"[^"]*","architectures":\[[^]]*\],"version":[0-9]+,"codeSha256":"[^"]*","arn":"[^"]*"\},?$'

check_layers_file() {
    [ -f "$layers_file" ] || wrong_use "There is no file $layers_file." "Begin with a copy of layers.json whose list is empty."
    # A text of its own lines only, so that none is lost when it is written again.
    ! grep -vE "$record_line" "$layers_file" | tr -d ' \n' | grep -qvFx '{"layers":[]}' ||
        wrong_use "$layers_file is not a record that this script wrote, and would lose what else is in it." "Restore it from the repository."
    [ -n "$dry_run" ] || { [ -w "$layers_file" ] && [ -w "$(dirname "$layers_file")" ]; } ||
        wrong_use "$layers_file cannot be written." "Name another by --layers-file."
}

record() {
    local layer=$1 region=$2 words=$3 arn=$4 version=$5 hash=$6 line
    line=$(printf '    {"name":"%s","region":"%s","architectures":["%s"],"version":%s,"codeSha256":"%s","arn":"%s"}' \
        "$layer" "$region" "${words// /\",\"}" "$version" "$hash" "$arn")
    {
        printf '{\n  "layers": [\n'
        {
            grep -E "$record_line" "$layers_file" | grep -vF "{\"name\":\"$layer\",\"region\":\"$region\","
            printf '%s\n' "$line"
        } | sed 's/,$//' | sort | sed '$!s/$/,/'
        printf '  ]\n}\n'
    } >"$layers_file.new" && mv "$layers_file.new" "$layers_file"
}
