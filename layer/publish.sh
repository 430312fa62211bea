#!/usr/bin/env bash
# Publishes layer zips by the AWS CLI to one or several regions, and adds to layers.json what is published.
# Runs in bash 3.2, as macOS has it, with the AWS CLI and the tools of every Unix.
set -uo pipefail
export LC_ALL=C AWS_PAGER=''

folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) || exit 1
# shellcheck source=layer/publish/options.sh
. "$folder/publish/options.sh" || exit 1
# shellcheck source=layer/publish/zips.sh
. "$folder/publish/zips.sh" || exit 1
# shellcheck source=layer/publish/record.sh
. "$folder/publish/record.sh" || exit 1

layers_file=$folder/layers.json
regions=() architectures=() flavours=() zips=()
name='' description='' license='' bucket='' organization='' public='' dry_run='' no_verify=''
published=() asked='' current='' uploaded='' complete=''

usage() {
    cat <<'TEXT'
Use: layer/publish.sh [options] [ZIP ...]

Publishes each zip as a new version of a layer for provided.al2023, in each region. The ARNs go to standard output, one a line.
Without a ZIP those of artifacts/layer are meant, which "dotnet run --project layer" builds.

  --region REGION         where to publish; may be repeated. Default: AWS_REGION, then AWS_DEFAULT_REGION
  --arch x64|arm64        without ZIP: only zips for it. With ZIP: what a zip is for whose name does not end in -x64 or -arm64.
                          May be repeated
  --flavour plain|aspnet  without ZIP: only zips of this flavour; may be repeated
  --name NAME             the layer's name, for one zip. Default: the zip's name without .zip
  --description TEXT      what the layer is, in at most 256 characters. Default: what the build wrote into ZIP's .layer.txt
  --license TEXT          its licence, in at most 512 characters. Default: the same file's second line, or none
  --public                everybody may use the layer
  --organization-id ID    the accounts of this AWS organization may use the layer. Default: your own account alone
  --bucket BUCKET         where a zip over 50 MB is uploaded first. The bucket lies in the region of the layer; {region} in
                          its name becomes the region
  --layers-file FILE      the record to add to. Default: layers.json beside this script
  --no-verify             does not run pluginruntime verify on zips of handlers before anything is sent. Default: it is run, if it
                          is on PATH
  --dry-run               checks everything that can be checked here, and prints the commands without running them
  --help                  this text

Credentials are the AWS CLI's. AWS_ENDPOINT_URL, or AWS_ENDPOINT_URL_LAMBDA and _S3, name another server than AWS.
Exit code: 0 all is published · 1 publishing failed; what was published until then is listed · 2 wrong use, nothing was done
TEXT
}

say() { printf '%s\n' "$*" >&2; }

wrong_use() {
    say "publish.sh: $1"
    say "${2:-Run layer/publish.sh --help for the options.}"
    complete=yes
    exit 2
}

fail() {
    say "publish.sh: $*"
    exit 1
}

# Whatever ends the script, what is out there by then is told: a version that was published stays published.
tell_what_is_left() {
    local status=$? entry
    [ -z "$complete" ] || return 0
    say "Publishing stopped before its end."
    [ -z "$asked" ] || [ -n "$current" ] || say "No answer came that says whether it is published: $asked"
    [ -z "$uploaded" ] || say "Uploaded: $uploaded"
    [ -z "$current" ] || say "Published, but not in the record and perhaps not shared: $current"
    [ -n "$asked$uploaded$current" ] || [ ${#published[@]} -gt 0 ] || say "Nothing was published."
    for entry in ${published[@]+"${published[@]}"}; do say "Published and in $layers_file: $entry"; done
    [ "$status" -ne 0 ] || exit 1
}

# The endpoint is given as an option, as the CLI reads the variables only since 2.13.
aws_at() {
    local region=$1 service=$2 endpoint
    shift 2
    endpoint=${AWS_ENDPOINT_URL:-}
    case $service in
        lambda) endpoint=${AWS_ENDPOINT_URL_LAMBDA:-$endpoint} ;;
        s3api) endpoint=${AWS_ENDPOINT_URL_S3:-$endpoint} ;;
    esac
    set -- aws "$service" "$@" --region "$region" --output text --cli-read-timeout 300
    [ -z "$endpoint" ] || set -- "$@" --endpoint-url "$endpoint"
    if [ -n "$dry_run" ]; then
        printf '%q ' "$@" >&3
        printf '\n' >&3
        return 0
    fi
    "$@"
}

share() {
    local layer=$1 region=$2 version=$3
    set -- --layer-name "$layer" --version-number "$version" --action lambda:GetLayerVersion --principal '*' --query Statement
    if [ -n "$public" ]; then
        set -- "$@" --statement-id public
    elif [ -n "$organization" ]; then
        set -- "$@" --statement-id organization --organization-id "$organization"
    else
        return 0
    fi
    # Its answer repeats the policy: the ARNs alone are for standard output.
    aws_at "$region" lambda add-layer-version-permission "$@" >/dev/null
}

# Puts a large zip where Lambda can fetch it. Sets content, the options that say where the layer's bytes are.
place() {
    local zip=$1 region=$2 layer=$3 target
    content=(--zip-file "fileb://$zip")
    is_too_large "$zip" || return 0
    target=${bucket//\{region\}/$region}
    content=(--content "S3Bucket=$target,S3Key=$layer.zip")
    aws_at "$region" s3api put-object --bucket "$target" --key "$layer.zip" --body "$zip" >/dev/null ||
        fail "$zip could not be uploaded to the bucket $target in $region; see above."
    uploaded="s3://$target/$layer.zip, which is no longer needed once the layer is published"
    [ -n "$dry_run" ] || say "Uploaded: $uploaded"
}

# The CLI's exit codes 252 to 254 mean that it sent nothing, or that the server answered with an error. With any other, such as
# that of a lost connection, the server may have done what it was asked.
# https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-returncodes.html
no_version() {
    [ "$1" -lt 252 ] || [ "$1" -gt 254 ] || asked=''
    fail "$2 could not be published in $3; see above."
}

# Sets said, the options that tell what a zip is.
say_of() {
    said=(--description "$(description_of "$1")")
    local licence
    licence=$(licence_of "$1")
    [ -z "$licence" ] || said+=(--license-info "$licence")
}

publish() {
    local zip=$1 region=$2 layer=${name:-$(basename "$1" .zip)} words content said answer arn version hash
    words=$(architectures_of "$zip")
    say_of "$zip"
    say "$layer ($words) in $region${dry_run:+, not published as this is a dry run}"
    place "$zip" "$region" "$layer"
    asked="$layer in $region; see: aws lambda list-layer-versions --layer-name $layer --region $region"
    # shellcheck disable=SC2086 # The architectures are words of their own.
    answer=$(aws_at "$region" lambda publish-layer-version --layer-name "$layer" "${content[@]}" \
        "${said[@]}" --compatible-runtimes provided.al2023 --compatible-architectures $words \
        --query '[LayerVersionArn,Version,Content.CodeSha256]') || no_version $? "$layer" "$region"
    if [ -n "$dry_run" ]; then
        share "$layer" "$region" VERSION
        return
    fi
    IFS=$'\t' read -r arn version hash <<<"$answer"
    [[ $version =~ ^[0-9]+$ && $arn =~ ^arn:[a-z0-9-]+:lambda:.*:$version$ && $hash =~ ^[A-Za-z0-9+/=]+$ ]] ||
        fail "$region answered '$answer' where an ARN, a version and a hash should be."
    current=$arn
    share "$layer" "$region" "$version" || fail "$arn was published and could not be shared; see above."
    record "$layer" "$region" "$words" "$arn" "$version" "$hash" "${said[1]}" || fail "$arn was published, and $layers_file could not be written."
    published+=("$arn")
    asked='' current='' uploaded=''
    printf '%s\n' "$arn"
}

main() {
    local zip region
    read_options "$@"
    check_options
    choose_zips
    check_zips
    check_layers_file
    verify_zips
    [ -n "$dry_run" ] || command -v aws >/dev/null ||
        wrong_use "The AWS CLI, the program aws, is not on PATH." "Install it: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html"
    for region in "${regions[@]}"; do
        for zip in "${zips[@]}"; do
            publish "$zip" "$region"
        done
    done
    complete=yes
}

# Standard output itself, where that of a function goes elsewhere.
exec 3>&1
trap tell_what_is_left EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
main "$@"
