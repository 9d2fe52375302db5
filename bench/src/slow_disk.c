/* A disk whose sync takes KURS_SYNC_TAKES microseconds longer, for LD_PRELOAD: the disk of a
 * development machine often acknowledges before it has written anything. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static int after_a_while(const char *name, int fd) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    const char *takes = getenv("KURS_SYNC_TAKES");
    if (takes) usleep(atoi(takes));
    return real(fd);
}
int fsync(int fd) { return after_a_while("fsync", fd); }
int fdatasync(int fd) { return after_a_while("fdatasync", fd); }
