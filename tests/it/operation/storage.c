/* A disk with switchable faults, for LD_PRELOAD.
 *
 * It applies to regular files under the folder KURS_FAULTS_UNDER. While the file KURS_FAULTS_FULL
 * exists, writes fail (ENOSPC); while KURS_FAULTS_SYNC exists, syncs fail (EIO). If KURS_FAULTS_DISK
 * is set, a file is copied to that folder when it is synced, so the folder has what would be left after
 * a power cut; the file "times" there grows by a byte each time. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name, ...) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name); \
    return real(__VA_ARGS__)

static int set(const char *variable) {
    const char *file = getenv(variable);
    return file && access(file, F_OK) == 0;
}

/* The path of a regular file under the folder, or an empty text. */
static const char *ours(int fd, char path[4096]) {
    char link[64];
    struct stat about;
    const char *under = getenv("KURS_FAULTS_UNDER");
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, 4095);
    path[length > 0 ? length : 0] = 0;
    if (!under || strncmp(path, under, strlen(under)) || fstat(fd, &about) || !S_ISREG(about.st_mode))
        path[0] = 0;
    return path;
}

static int full(int fd) {
    char path[4096];
    if (!set("KURS_FAULTS_FULL") || !*ours(fd, path)) return 0;
    errno = ENOSPC;
    return 1;
}

/* Copies a file; the copy is replaced atomically. */
static void keep(int fd) {
    static __thread char bytes[1 << 16];
    char path[4096], copy[8300], done[8192];
    const char *disk = getenv("KURS_FAULTS_DISK");
    if (!disk || !*ours(fd, path)) return;
    snprintf(done, sizeof done, "%s%s", disk, strrchr(path, '/'));
    snprintf(copy, sizeof copy, "%s.half", done);
    int to = open(copy, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ssize_t length;
    for (off_t at = 0; (length = pread(fd, bytes, sizeof bytes, at)) > 0; at += length)
        if (write(to, bytes, length) != length) abort();
    close(to);
    if (rename(copy, done)) abort();
    snprintf(done, sizeof done, "%s/times", disk);
    int times = open(done, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (write(times, ".", 1) != 1) abort();
    close(times);
}

static int failing(int fd) {
    char path[4096];
    if (!set("KURS_FAULTS_SYNC") || !*ours(fd, path)) return 0;
    errno = EIO;
    return 1;
}

ssize_t write(int fd, const void *bytes, size_t length) {
    if (full(fd)) return -1;
    REAL(write, fd, bytes, length);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
    if (full(fd)) return -1;
    REAL(pwrite, fd, bytes, length, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
    if (full(fd)) return -1;
    REAL(pwrite64, fd, bytes, length, at);
}
int ftruncate(int fd, off_t length) {
    if (full(fd)) return -1;
    REAL(ftruncate, fd, length);
}
int ftruncate64(int fd, off64_t length) {
    if (full(fd)) return -1;
    REAL(ftruncate64, fd, length);
}
int fallocate(int fd, int mode, off_t at, off_t length) {
    if (full(fd)) return -1;
    REAL(fallocate, fd, mode, at, length);
}
int posix_fallocate(int fd, off_t at, off_t length) {
    if (full(fd)) return ENOSPC;
    REAL(posix_fallocate, fd, at, length);
}
static int sync_with(int (*real)(int), int fd) {
    if (failing(fd)) return -1;
    int done = real(fd);
    if (done == 0) keep(fd);
    return done;
}
int fsync(int fd) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    return sync_with(real, fd);
}
int fdatasync(int fd) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    return sync_with(real, fd);
}
