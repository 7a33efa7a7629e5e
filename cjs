#!/usr/bin/env bash
# Runs the command line program from this checkout. Builds it on first use and again when a source is newer.
set -eu
# With a standard stream closed, the first file that the runtime opens would take its place.
{ : <&0; } 2>/dev/null || exec </dev/null

self=$(readlink -f "${BASH_SOURCE[0]}")
root=${self%/*}
app=$root/artifacts/cjs/cjs
stamp=$root/artifacts/cjs/.stamp

build() {
    mkdir -p "$root/artifacts"
    exec 9>"$root/artifacts/.build.lock"
    flock 9
    if fresh; then return 0; fi
    case $(uname -s)-$(uname -m) in
        Linux-x86_64) rid=linux-x64 ;;
        Linux-aarch64) rid=linux-arm64 ;;
        Darwin-arm64) rid=osx-arm64 ;;
        Darwin-x86_64) rid=osx-x64 ;;
        *) echo "cjs: no build is known for $(uname -s) $(uname -m); use: dotnet run --project Cli -- …" >&2; exit 70 ;;
    esac
    # Made before the stamp is taken: a new bin or obj would make its parent look newer than the build.
    mkdir -p "$root"/{Engine,Sanitizer,Fuzz,Soak,Cli}/{bin,obj}
    local begun
    begun=$(mktemp "$root/artifacts/.begun.XXXXXX")
    echo "cjs: building (once; again only when sources change) …" >&2
    if ! dotnet publish "$root/Cli/Cli.csproj" -c Release -r "$rid" --self-contained false -p:PublishReadyToRun=true \
        -o "$root/artifacts/cjs" -v q --nologo >"$root/artifacts/build.log" 2>&1; then
        grep -E "error" "$root/artifacts/build.log" | sort -u | head -20 >&2
        echo "cjs: the build failed; the whole log is artifacts/build.log" >&2
        rm -f "$begun"
        exit 70
    fi
    # The time the build began, not ended: an edit made while it ran must count as newer.
    mv "$begun" "$stamp"
    exec 9>&-
}

# One find over the sources, stopping at the first newer file, costs a few milliseconds.
fresh() {
    [ -f "$stamp" ] && [ -x "$app" ] || return 1
    [ -z "$(find "$root/Engine" "$root/Sanitizer" "$root/Fuzz" "$root/Soak" "$root/Cli" "$root/Directory.Build.props" "$root/Directory.Packages.props" \
        \( -name obj -o -name bin \) -prune -o -newer "$stamp" \( -type d -o -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.js' \) -print -quit)" ]
}

if [ -z "${CJS_NO_BUILD:-}" ] || [ ! -x "$app" ]; then
    fresh || build
fi
exec "$app" "$@"
