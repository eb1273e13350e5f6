// A disk that is full, for one process: the n-th call that needs room below a folder fails with ENOSPC,
// and so does every one after it. Preloaded by chaos.py; needs no rights and no disk of its own.
//
//   cc (or clang) -O1 -shared -fPIC -o full_disk.so full_disk.c -ldl
//   FULL_UNDER=DIR      only calls on paths and regular files below it count; a colon parts more of them
//   FULL_AT=n           the first call that fails; 0 or absent: none
//   FULL_ONCE=1         only that call fails, as when room comes free at once
//   FULL_MATCH=pattern  only calls of which "name path" fits count towards n; an extended regular expression
//   FULL_LOG=FILE       one line for every call below the folder: name, path, and FULL where it failed
//
// Where the disk stays full, the first write that fails has written half of its bytes, as on a full disk.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <regex.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static const char *under = "";
static long full_at, count;
static int only_once, no_room, has_pattern, log_file = -1;
static regex_t pattern;

static void begin(void) {
  const char *text = getenv("FULL_UNDER");
  if (text) under = text;
  text = getenv("FULL_AT");
  full_at = text ? atol(text) : 0;
  text = getenv("FULL_ONCE");
  only_once = text && *text == '1';
  text = getenv("FULL_MATCH");
  has_pattern = text && *text && regcomp(&pattern, text, REG_EXTENDED | REG_NOSUB) == 0;
  text = getenv("FULL_LOG");
  if (text) log_file = syscall(SYS_openat, AT_FDCWD, text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

static int below(const char *path) {
  for (const char *at = under; *at;) {
    size_t length = strcspn(at, ":");
    if (length && strncmp(path, at, length) == 0 && (path[length] == '/' || path[length] == 0)) return 1;
    at += length + (at[length] == ':');
  }
  return 0;
}

// Whether this call finds the disk full.
static int full(const char *call, const char *path) {
  pthread_once(&once, begin);
  if (!path || !below(path)) return 0;
  char line[PATH_MAX + 64];
  snprintf(line, sizeof line, "%s %s", call, path);
  pthread_mutex_lock(&mutex);
  if (!has_pattern || regexec(&pattern, line, 0, NULL, 0) == 0) {
    no_room = ++count == full_at || (no_room && !only_once);
  } else if (only_once) {
    no_room = 0;
  }
  int fails = no_room;
  if (log_file >= 0) {
    int length = snprintf(line, sizeof line, "%s %s%s\n", call, path, fails ? " FULL" : "");
    if (length > 0) syscall(SYS_write, log_file, line, (size_t)length);
  }
  pthread_mutex_unlock(&mutex);
  if (fails) errno = ENOSPC;
  return fails;
}

// The path of an open regular file or folder; nothing for sockets and pipes.
static const char *path_of(int file, char *room) {
  struct stat facts;
  if (fstat(file, &facts) != 0 || !(S_ISREG(facts.st_mode) || S_ISDIR(facts.st_mode))) return NULL;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, room, PATH_MAX - 1);
  if (length <= 0) return NULL;
  room[length] = 0;
  return room;
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define FULL_FILE(name, file) char room[PATH_MAX]; int is_full = full(name, path_of(file, room))

ssize_t write(int file, const void *bytes, size_t size) {
  REAL(write);
  FULL_FILE("write", file);
  if (!is_full) return real(file, bytes, size);
  if (size > 1 && !only_once) return real(file, bytes, size / 2) < 0 ? -1 : (ssize_t)(size / 2);
  errno = ENOSPC;
  return -1;
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t at) {
  REAL(pwrite);
  FULL_FILE("pwrite", file);
  return is_full ? -1 : real(file, bytes, size, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at) {
  REAL(pwrite64);
  FULL_FILE("pwrite", file);
  return is_full ? -1 : real(file, bytes, size, at);
}

ssize_t writev(int file, const struct iovec *pieces, int number) {
  REAL(writev);
  FULL_FILE("writev", file);
  return is_full ? -1 : real(file, pieces, number);
}

ssize_t copy_file_range(int from, off64_t *at, int file, off64_t *to, size_t size, unsigned flags) {
  REAL(copy_file_range);
  FULL_FILE("copy_file_range", file);
  return is_full ? -1 : real(from, at, file, to, size, flags);
}

ssize_t sendfile(int file, int from, off_t *at, size_t size) {
  REAL(sendfile);
  FULL_FILE("sendfile", file);
  return is_full ? -1 : real(file, from, at, size);
}

#define ON_FILE(name) \
  int name(int file) { REAL(name); FULL_FILE(#name, file); return is_full ? -1 : real(file); }
ON_FILE(fsync)
ON_FILE(fdatasync)
ON_FILE(syncfs)

int ftruncate(int file, off_t size) {
  REAL(ftruncate);
  if (size == 0) return real(file, size);
  FULL_FILE("ftruncate", file);
  return is_full ? -1 : real(file, size);
}

int posix_fallocate(int file, off_t at, off_t size) {
  REAL(posix_fallocate);
  FULL_FILE("posix_fallocate", file);
  return is_full ? ENOSPC : real(file, at, size);
}

// Opening needs room only where there is no such file yet.
static int new_file(const char *path, int flags) {
  struct stat facts;
  return (flags & O_TMPFILE) == O_TMPFILE || ((flags & O_CREAT) && lstat(path, &facts) != 0);
}

#define OPENING(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name); \
    va_list more; va_start(more, flags); \
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, int) : 0; va_end(more); \
    if (new_file(path, flags) && full("open", path)) return -1; \
    return real(path, flags, mode); }
OPENING(open)
OPENING(open64)

#define OPENING_AT(name) \
  int name(int folder, const char *path, int flags, ...) { \
    REAL(name); \
    va_list more; va_start(more, flags); \
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, int) : 0; va_end(more); \
    if (path[0] == '/' && new_file(path, flags) && full("open", path)) return -1; \
    return real(folder, path, flags, mode); }
OPENING_AT(openat)
OPENING_AT(openat64)

int mkdir(const char *path, mode_t mode) {
  REAL(mkdir);
  struct stat facts;
  if (lstat(path, &facts) != 0 && full("mkdir", path)) return -1;
  return real(path, mode);
}

int mkstemp(char *path) {
  REAL(mkstemp);
  return full("mkstemp", path) ? -1 : real(path);
}

int mkostemp(char *path, int flags) {
  REAL(mkostemp);
  return full("mkostemp", path) ? -1 : real(path, flags);
}

#define NAMING(name) \
  int name(const char *from, const char *to) { REAL(name); return full(#name, to) ? -1 : real(from, to); }
NAMING(rename)
NAMING(link)
NAMING(symlink)

int renameat(int a, const char *from, int b, const char *to) {
  REAL(renameat);
  return full("rename", to) ? -1 : real(a, from, b, to);
}

int renameat2(int a, const char *from, int b, const char *to, unsigned flags) {
  REAL(renameat2);
  return full("rename", to) ? -1 : real(a, from, b, to, flags);
}

int linkat(int a, const char *from, int b, const char *to, int flags) {
  REAL(linkat);
  return full("link", to) ? -1 : real(a, from, b, to, flags);
}

int symlinkat(const char *from, int b, const char *to) {
  REAL(symlinkat);
  return full("symlink", to) ? -1 : real(from, b, to);
}
