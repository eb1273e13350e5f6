#pragma once
#include <spawn.h>

// Calls of Linux that Swift's Glibc module leaves out.

/// Gives two files or folders each other's name in one step; 0, or -1 with errno.
int linux_exchange(const char *a, const char *b);

/// Waits until all of the file system that an open file is on is on the disk; 0, or -1 with errno.
int linux_flush_file_system(int file);

/// Has a child process close every open file from this number on; 0, or the number of the error.
int linux_close_from(posix_spawn_file_actions_t *actions, int first);
