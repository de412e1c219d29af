#!/usr/bin/env bash
# Installs missing Debian or Ubuntu packages that a build (or, with --tests, the tests) needs, and
# lists them. Uses sudo unless run as root.
set -euo pipefail

packages=(g++ cmake ninja-build libxapian-dev libicu-dev libcli11-dev
          nlohmann-json3-dev libsimdjson-dev libfmt-dev zlib1g-dev libdeflate-dev libzstd-dev
          libxxhash-dev libcld2-dev libxml2-dev libarchive-dev libbz2-dev liblzma-dev)
[ "${1:-}" = "--tests" ] && packages+=(catch2 jq python3 time)

missing=()
for package in "${packages[@]}"; do
  state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = "installed" ] || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
  echo "packages: all ${#packages[@]} are installed"
  exit 0
fi
echo "packages: installing ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "packages: error: run as root, or install sudo" >&2; exit 1; }
  as_root=(sudo)
fi
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
  "${missing[@]}" >/dev/null
