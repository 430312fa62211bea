#!/bin/sh
# Runs a program for linux-arm64 on another processor, by Debian's packages qemu-user-static, libc6-arm64-cross, libgcc-s1-arm64-cross and
# libstdc++6-arm64-cross: the bootstrap of an arm64 layer.
exec /usr/bin/qemu-aarch64-static -L /usr/aarch64-linux-gnu "$@"
