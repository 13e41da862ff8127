// Open MPI, opened by name in a process that mpirun started: without it the program needs nothing of it.

#ifndef FIELDBOOK_CMPI_H
#define FIELDBOOK_CMPI_H

#include <stdbool.h>
#include <stddef.h>

/// The bytes of a message that is sent at once; more are better divided.
enum { mpi_longest_message = 1 << 18 };

/// Opens the library on the first call. Returns NULL, or the dynamic linker's reason for which that failed.
const char *mpi_load(void);

// What returns an int returns MPI's error code, 0 for success.

/// Starts MPI for threads that call it at the same time. `is_threaded` tells whether it can serve those.
int mpi_start(bool *is_threaded);

int mpi_rank(void);
int mpi_size(void);

/// Starts to send bytes; `request` then stands for the transfer.
int mpi_send(const void *bytes, size_t count, int to, int tag, void **request);

/// Starts to receive exactly or fewer bytes.
int mpi_receive(void *bytes, size_t count, int from, int tag, void **request);

/// Tells whether all of these transfers are done; done requests are released at once with the last.
int mpi_test(int count, void **requests, bool *are_done);

/// The words for an error code.
void mpi_words(int code, char *words, size_t capacity);

/// Ends all ranks.
void mpi_abort(int status);

/// Ends MPI, once all transfers are done.
void mpi_finish(void);

#endif
