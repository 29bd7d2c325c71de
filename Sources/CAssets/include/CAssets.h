#ifndef BALAI_CASSETS_H
#define BALAI_CASSETS_H

#include <stddef.h>

/// A file of this repository that the program holds inside itself.
struct balai_file {
    /// From the repository's root: "migrations/0001-store.sql".
    const char *path;
    const unsigned char *bytes;
    size_t length;
};

/// The table of every embedded file; `*count` is set to its length.
const struct balai_file *balai_embedded_files(size_t *count);

#endif
