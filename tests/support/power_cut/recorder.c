/* Writes down, in order, what a program does to the files below one folder.
 *
 * Loaded before the C library (LD_PRELOAD). POWER_CUT_FOLDER names the folder, POWER_CUT_LOG the file
 * that receives one entry for each call that succeeded:
 *
 *   kind (1 byte)  descriptor (int32)  first (int64)  second (int64)  length (uint32)  `length` bytes
 *
 *   o  opened      first = flags, second = 1 for a folder; the bytes are the path
 *   w  written     first = offset; the bytes are the data
 *   t  truncated   first = size
 *   s  flushed     (fsync, fdatasync)
 *   c  closed
 *   u  unlinked    the bytes are the path
 *   r  renamed     the bytes are both paths, with a zero byte between
 *   m  folder made the bytes are the path
 *
 * Only this one program is recorded, not what it starts. Calls that no program under test makes (mmap
 * for writing, sendfile, dup) are not known here: the test compares the replayed log with the folder.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define DESCRIPTORS 4096

static const char *folder;
static size_t folder_length;
static int log_descriptor = -1;
static pid_t recorded_process;
static char watched[DESCRIPTORS];

/* The C library's own function of that name. */
#define REAL(type, name, ...)                            \
    static type (*real)(__VA_ARGS__);                    \
    if (!real) *(void **)(&real) = dlsym(RTLD_NEXT, name)

static int real_open(const char *path, int flags, mode_t mode)
{
    REAL(int, "open64", const char *, int, ...);
    return real(path, flags, mode);
}

__attribute__((constructor)) static void begin(void)
{
    const char *log = getenv("POWER_CUT_LOG");
    folder = getenv("POWER_CUT_FOLDER");
    if (!log || !folder) return;
    folder_length = strlen(folder);
    recorded_process = getpid();
    log_descriptor = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log_descriptor < 0) abort();
    unsetenv("LD_PRELOAD");
}

/* A child between vfork and exec shares our memory and closes descriptors: it is not the program. */
static int recording(void)
{
    return log_descriptor >= 0 && getpid() == recorded_process;
}

/* The folder itself counts: its flush makes names durable. */
static int below(const char *path)
{
    return recording() && path && strncmp(path, folder, folder_length) == 0
        && (path[folder_length] == '/' || path[folder_length] == '\0');
}

static int known(int descriptor)
{
    return descriptor >= 0 && descriptor < DESCRIPTORS && watched[descriptor] && recording();
}

static void note(char kind, int descriptor, int64_t first, int64_t second, const void *bytes, size_t length)
{
    char head[25];
    int32_t number = descriptor;
    uint32_t size = (uint32_t)length;
    head[0] = kind;
    memcpy(head + 1, &number, 4);
    memcpy(head + 5, &first, 8);
    memcpy(head + 13, &second, 8);
    memcpy(head + 21, &size, 4);
    struct iovec parts[2] = {{head, sizeof head}, {(void *)bytes, length}};
    if (writev(log_descriptor, parts, 2) != (ssize_t)(sizeof head + length)) abort();
}

static int opened(int descriptor, const char *path, int flags)
{
    struct stat about;
    if (descriptor < 0 || !below(path)) return descriptor;
    if (descriptor >= DESCRIPTORS || fstat(descriptor, &about) != 0) abort();
    watched[descriptor] = 1;
    note('o', descriptor, flags, S_ISDIR(about.st_mode) ? 1 : 0, path, strlen(path));
    return descriptor;
}

#define MODE_AFTER(flags)                                \
    mode_t mode = 0;                                     \
    if ((flags) & O_CREAT) {                             \
        va_list rest;                                    \
        va_start(rest, flags);                           \
        mode = va_arg(rest, mode_t);                     \
        va_end(rest);                                    \
    }

int open(const char *path, int flags, ...)
{
    MODE_AFTER(flags)
    return opened(real_open(path, flags, mode), path, flags);
}

int open64(const char *path, int flags, ...)
{
    MODE_AFTER(flags)
    return opened(real_open(path, flags, mode), path, flags);
}

static int open_at(int base, const char *path, int flags, mode_t mode)
{
    REAL(int, "openat64", int, const char *, int, ...);
    return opened(real(base, path, flags, mode), path, flags);
}

int openat(int base, const char *path, int flags, ...)
{
    MODE_AFTER(flags)
    return open_at(base, path, flags, mode);
}

int openat64(int base, const char *path, int flags, ...)
{
    MODE_AFTER(flags)
    return open_at(base, path, flags, mode);
}

int creat(const char *path, mode_t mode)
{
    return open(path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

ssize_t write(int descriptor, const void *bytes, size_t count)
{
    REAL(ssize_t, "write", int, const void *, size_t);
    ssize_t done = real(descriptor, bytes, count);
    if (done > 0 && known(descriptor))
        note('w', descriptor, lseek(descriptor, 0, SEEK_CUR) - done, 0, bytes, (size_t)done);
    return done;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset)
{
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    ssize_t done = real(descriptor, bytes, count, offset);
    if (done > 0 && known(descriptor)) note('w', descriptor, offset, 0, bytes, (size_t)done);
    return done;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset)
{
    return pwrite64(descriptor, bytes, count, offset);
}

int ftruncate64(int descriptor, off64_t size)
{
    REAL(int, "ftruncate64", int, off64_t);
    int failed = real(descriptor, size);
    if (!failed && known(descriptor)) note('t', descriptor, size, 0, "", 0);
    return failed;
}

int ftruncate(int descriptor, off_t size)
{
    return ftruncate64(descriptor, size);
}

int fsync(int descriptor)
{
    REAL(int, "fsync", int);
    int failed = real(descriptor);
    if (!failed && known(descriptor)) note('s', descriptor, 0, 0, "", 0);
    return failed;
}

int fdatasync(int descriptor)
{
    REAL(int, "fdatasync", int);
    int failed = real(descriptor);
    if (!failed && known(descriptor)) note('s', descriptor, 0, 0, "", 0);
    return failed;
}

int close(int descriptor)
{
    REAL(int, "close", int);
    int ours = known(descriptor);
    int failed = real(descriptor);
    if (ours) {
        watched[descriptor] = 0;
        note('c', descriptor, 0, 0, "", 0);
    }
    return failed;
}

int unlink(const char *path)
{
    REAL(int, "unlink", const char *);
    int failed = real(path);
    if (!failed && below(path)) note('u', -1, 0, 0, path, strlen(path));
    return failed;
}

int rename(const char *from, const char *to)
{
    REAL(int, "rename", const char *, const char *);
    int failed = real(from, to);
    if (!failed && below(from) && below(to)) {
        char both[2 * 4096];
        size_t first = strlen(from), second = strlen(to);
        if (first + second + 1 > sizeof both) abort();
        memcpy(both, from, first + 1);
        memcpy(both + first + 1, to, second);
        note('r', -1, 0, 0, both, first + 1 + second);
    }
    return failed;
}

int mkdir(const char *path, mode_t mode)
{
    REAL(int, "mkdir", const char *, mode_t);
    int failed = real(path, mode);
    if (!failed && below(path)) note('m', -1, 0, 0, path, strlen(path));
    return failed;
}
