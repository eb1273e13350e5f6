// The only door to libarchive: see Sources/Archive for the Swift face.
#include <archive.h>
#include <archive_entry.h>
