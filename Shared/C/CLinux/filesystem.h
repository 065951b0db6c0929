#pragma once

#include <sys/vfs.h>

// The header shows this one only to those who define _GNU_SOURCE before all others.
extern int syncfs(int descriptor);

static inline int guichet_filesystem_sync(int descriptor) { return syncfs(descriptor); }

// A structure and a function of one name, which Swift does not tell apart.
static inline long guichet_filesystem_kind(int descriptor) {
    struct statfs system;
    return fstatfs(descriptor, &system) == 0 ? (long)system.f_type : -1;
}
