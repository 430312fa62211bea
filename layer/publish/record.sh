# layers.json, the record of what was published where, each version of each layer.
# shellcheck shell=bash disable=SC2034,SC2154 # Its variables are those of publish.sh, which reads this file.

# One version of one layer in one region a line, so that a line can be added, and a difference be read. The oldest have no time.
readonly record_line='^    \{"name":"[^"]*","region":"[^"]*","architectures":\[[^]]*\],"version":[0-9]+,"codeSha256":"[^"]*","arn":"[^"]*"(,"published":"[^"]*","description":"[^"]*")?\},?$'

check_layers_file() {
    [ -f "$layers_file" ] || wrong_use "There is no file $layers_file." "Begin with a copy of layers.json whose list is empty."
    # A text of its own lines only, so that none is lost when it is written again.
    ! grep -vE "$record_line" "$layers_file" | tr -d ' \n' | grep -qvFx '{"layers":[]}' ||
        wrong_use "$layers_file is not a record that this script wrote, and would lose what else is in it." "Restore it from the repository."
    [ -n "$dry_run" ] || { [ -w "$layers_file" ] && [ -w "$(dirname "$layers_file")" ]; } ||
        wrong_use "$layers_file cannot be written." "Name another by --layers-file."
}

# Before each line what it is sorted by, a tab after each: name, region and, as a number, version.
in_order() {
    local tab=$'\t'
    sed -E 's/^    \{"name":"([^"]*)","region":"([^"]*)",.*"version":([0-9]+),.*$/\1'"$tab"'\2'"$tab"'\3'"$tab"'&/' |
        sort -t "$tab" -k1,1 -k2,2 -k3,3n | cut -f 4-
}

record() {
    local layer=$1 region=$2 words=$3 arn=$4 version=$5 hash=$6 description=$7 line
    line=$(printf '    {"name":"%s","region":"%s","architectures":["%s"],"version":%s,"codeSha256":"%s","arn":"%s","published":"%s","description":"%s"}' \
        "$layer" "$region" "${words// /\",\"}" "$version" "$hash" "$arn" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$description")
    {
        printf '{\n  "layers": [\n'
        {
            # A version is never published twice; a line of its ARN is of this one.
            grep -E "$record_line" "$layers_file" | grep -vF "\"arn\":\"$arn\""
            printf '%s\n' "$line"
        } | sed 's/,$//' | in_order | sed '$!s/$/,/'
        printf '  ]\n}\n'
    } >"$layers_file.new" && mv "$layers_file.new" "$layers_file"
}
