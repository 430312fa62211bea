# What can be known of the zips before anything is sent.
# shellcheck shell=bash disable=SC2034,SC2154 # Its variables are those of publish.sh, which reads this file.

# What Lambda takes in a request. Anything larger has to lie in S3.
# https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
readonly max_direct_bytes=$((50 * 1024 * 1024))

is_too_large() { [ "$(wc -c <"$1")" -gt "$max_direct_bytes" ]; }

# Prints the architectures of a zip in Lambda's words.
architectures_of() {
    local from_name=() words
    case $1 in
        *-x64.zip) from_name=(x64) ;;
        *-arm64.zip) from_name=(arm64) ;;
    esac
    words=${from_name[*]-}
    [ -n "$words" ] || words=${architectures[*]-}
    words=${words//x64/x86_64}
    printf '%s' "$words"
}

# The build leaves two lines beside a zip: what it is, and its licence.
line_beside() {
    local file=${1%.zip}.layer.txt
    [ ! -f "$file" ] || sed -n "$2p" "$file"
}

description_of() {
    local text=${description:-$(line_beside "$1" 1)}
    printf '%s' "${text:-Handler packages for PluginRuntime}"
}

licence_of() { printf '%s' "${license:-$(line_beside "$1" 2)}"; }

# What Lambda takes, and of that what layers.json can hold as it stands.
check_text() {
    local title=$1 text=$2 most=$3 where=$4
    [ ${#text} -le "$most" ] || wrong_use "The $title has ${#text} characters; Lambda takes $most." "Shorten it: $where."
    case $text in
        *[!\ -~]* | *[\"\\]*) wrong_use "The $title has a character that is no letter, digit or sign of ASCII, or is a quotation mark or a backslash." "Replace it: $where." ;;
    esac
}

check_zip() {
    local zip=$1 title wanted
    title=$(basename "$zip" .zip)
    [ -f "$zip" ] || wrong_use "There is no file $zip." "Build the host's layers by: dotnet run --project layer"
    [ -r "$zip" ] || wrong_use "The file $zip cannot be read."
    [ "$(head -c 2 "$zip" | tr -d '\0')" = PK ] || wrong_use "The file $zip is not a zip."
    [ -n "$name" ] || [[ $title =~ ^[A-Za-z0-9_-]{1,64}$ ]] ||
        wrong_use "'$title' cannot be the layer's name: up to 64 letters, digits, - and _." "Say --name."
    [ -n "$(architectures_of "$zip")" ] ||
        wrong_use "The name of $zip does not tell what it is for." "End it in -x64.zip or -arm64.zip, or say --arch; twice if its DLLs run on both."
    case $zip in
        *-x64.zip | *-arm64.zip)
            wanted=${zip##*-}
            wanted=${wanted%.zip}
            [ ${#architectures[@]} = 0 ] || [ "${architectures[*]}" = "$wanted" ] ||
                wrong_use "--arch says ${architectures[*]}, and the name of $zip says $wanted." "Leave --arch out."
            ;;
    esac
    check_text "description of $(basename "$zip")" "$(description_of "$zip")" 256 "--description, or the first line of ${zip%.zip}.layer.txt"
    check_text "licence of $(basename "$zip")" "$(licence_of "$zip")" 512 "--license, or the second line of ${zip%.zip}.layer.txt"
    if is_too_large "$zip"; then
        [ -n "$bucket" ] || wrong_use "$zip is larger than the 50 MB that Lambda takes directly." "Say --bucket, as in --bucket my-layers-{region}."
        [ ${#regions[@]} = 1 ] || [ "$bucket" != "${bucket/\{region\}/}" ] ||
            wrong_use "One bucket cannot serve several regions, as Lambda reads from its own region alone." "Say --bucket my-layers-{region}."
    fi
}

check_zips() {
    local zip titles=() title
    [ -z "$name" ] || [ ${#zips[@]} = 1 ] || wrong_use "--name is for one zip, and ${#zips[@]} are meant."
    for zip in "${zips[@]}"; do
        check_zip "$zip"
        title=$(basename "$zip" .zip)
        ! is_one_of "$title" ${titles[@]+"${titles[@]}"} || wrong_use "Two zips would be the layer $title."
        titles+=("$title")
    done
}

# The names of a zip's files stand in it as they are. A layer without packages, as the host's, has nothing to verify.
has_handlers() { grep -qaF 'handlers/' "$1"; }

# What the host would refuse is told by the tool that knows, before anything is sent. All zips at once: two with one package are a fault, too.
verify_zips() {
    local zip words handlers=() platform=()
    [ -z "$no_verify" ] || return 0
    for zip in "${zips[@]}"; do
        ! has_handlers "$zip" || handlers+=("$zip")
    done
    [ ${#handlers[@]} -gt 0 ] || return 0
    if ! command -v pluginruntime >/dev/null; then
        say "pluginruntime is not on PATH, so the handlers are not verified: dotnet tool install --global PluginRuntime.Tool"
        return 0
    fi
    words=$(for zip in "${handlers[@]}"; do architectures_of "$zip" && echo; done | sort -u)
    case $words in
        x86_64) platform=(--runtime linux-x64) ;;
        arm64) platform=(--runtime linux-arm64) ;;
    esac
    pluginruntime verify "${handlers[@]}" ${platform[@]+"${platform[@]}"} >&2 ||
        wrong_use "pluginruntime verify has found what the host would refuse; see above." "Mend it and build the zip again, or say --no-verify to publish it as it is."
}
