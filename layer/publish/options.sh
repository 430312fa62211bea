# What the person asked for: the options, and the zips they choose.
# shellcheck shell=bash disable=SC2034,SC2154 # Its variables are those of publish.sh, which reads this file.

is_one_of() {
    local wanted=$1 item
    shift
    for item in "$@"; do
        [ "$item" != "$wanted" ] || return 0
    done
    return 1
}

add_region() {
    [[ $1 =~ ^[a-z]{2,5}(-[a-z]+)+-[0-9]+$ ]] || wrong_use "'$1' is not the name of a region, such as eu-central-1."
    ! is_one_of "$1" ${regions[@]+"${regions[@]}"} || wrong_use "The region $1 is given twice."
    regions+=("$1")
}

read_options() {
    local value
    while [ $# -gt 0 ]; do
        case $1 in
            --region | --arch | --flavour | --name | --description | --license | --organization-id | --bucket | --layers-file)
                value=${2:-}
                [[ -n $value && $value != --* ]] || wrong_use "The option $1 needs a value."
                ;;
        esac
        case $1 in
            --region) add_region "$value" && shift ;;
            --arch) architectures+=("$value") && shift ;;
            --flavour) flavours+=("$value") && shift ;;
            --name) name=$value && shift ;;
            --description) description=$value && shift ;;
            --license) license=$value && shift ;;
            --organization-id) organization=$value && shift ;;
            --bucket) bucket=$value && shift ;;
            --layers-file) layers_file=$value && shift ;;
            --public) public=yes ;;
            --no-verify) no_verify=yes ;;
            --dry-run) dry_run=yes ;;
            --help) usage && complete=yes && exit 0 ;;
            -*) wrong_use "There is no option $1." ;;
            *) zips+=("$1") ;;
        esac
        shift
    done
}

check_options() {
    local item
    for item in ${architectures[@]+"${architectures[@]}"}; do
        [[ $item =~ ^(x64|arm64)$ ]] || wrong_use "'$item' is not an architecture that --arch knows: x64 or arm64."
    done
    for item in ${flavours[@]+"${flavours[@]}"}; do
        [[ $item =~ ^(plain|aspnet)$ ]] || wrong_use "'$item' is not a flavour: plain or aspnet."
    done
    [ -z "$public" ] || [ -z "$organization" ] || wrong_use "--public and --organization-id exclude each other." "Give the one you mean."
    [[ -z $organization || $organization =~ ^o-[a-z0-9]{10,32}$ ]] ||
        wrong_use "'$organization' is not the id of an organization, such as o-a1b2c3d4e5." "Run: aws organizations describe-organization"
    [[ -z $name || $name =~ ^[A-Za-z0-9_-]{1,64}$ ]] || wrong_use "'$name' is not a layer's name: up to 64 letters, digits, - and _."
    [[ -z $bucket || $bucket =~ ^[a-z0-9.{}-]{3,}$ ]] || wrong_use "'$bucket' is not a bucket's name: small letters, digits, dots and -."
    if [ ${#regions[@]} = 0 ]; then
        item=${AWS_REGION:-${AWS_DEFAULT_REGION:-}}
        [ -n "$item" ] || wrong_use "No region is given." "Say --region, as in --region eu-central-1; it may be repeated."
        add_region "$item"
    fi
}

choose_zips() {
    local flavour architecture file
    if [ ${#zips[@]} -gt 0 ]; then
        [ ${#flavours[@]} = 0 ] || wrong_use "--flavour chooses among the zips of artifacts/layer." "Leave it out where you name the zips."
        return
    fi
    [ ${#flavours[@]} -gt 0 ] || flavours=(plain aspnet)
    for flavour in "${flavours[@]}"; do
        for architecture in ${architectures[@]+"${architectures[@]}"} $([ ${#architectures[@]} -gt 0 ] || echo x64 arm64); do
            file=pluginruntime-$flavour-linux-$architecture.zip
            zips+=("${folder%/*}/artifacts/layer/${file/-plain/}")
        done
    done
    # They have said their part: the names of these zips hold the architecture.
    architectures=()
}
