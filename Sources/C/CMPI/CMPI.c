#include "CMPI.h"

#include <stdio.h>
#include <stdlib.h>

#include "CLoading.h"

// What is used of the binary interface of Open MPI 4 and 5 (`mpi.h`), where a handle is the address of an object, and
// those of the constants are objects of the library.

enum { mpi_success = 0, mpi_thread_multiple = 3, mpi_longest_words = 256 };

typedef void *handle;

static struct {
  int (*MPI_Init_thread)(int *count, char ***arguments, int wanted, int *provided);
  int (*MPI_Comm_rank)(handle communicator, int *rank);
  int (*MPI_Comm_size)(handle communicator, int *size);
  int (*MPI_Comm_set_errhandler)(handle communicator, handle handler);
  int (*MPI_Isend)(
    const void *bytes, int count, handle type, int to, int tag, handle communicator, handle *request);
  int (*MPI_Irecv)(void *bytes, int count, handle type, int from, int tag, handle communicator, handle *request);
  int (*MPI_Testall)(int count, handle *requests, int *are_done, void *statuses);
  int (*MPI_Error_string)(int code, char *words, int *count);
  int (*MPI_Abort)(handle communicator, int status);
  int (*MPI_Finalize)(void);
  handle ompi_mpi_comm_world;
  handle ompi_mpi_byte;
  handle ompi_mpi_errors_return;
} mpi;

static const loaded_function symbols[] = {
  LOADED(mpi, MPI_Init_thread),
  LOADED(mpi, MPI_Comm_rank),
  LOADED(mpi, MPI_Comm_size),
  LOADED(mpi, MPI_Comm_set_errhandler),
  LOADED(mpi, MPI_Isend),
  LOADED(mpi, MPI_Irecv),
  LOADED(mpi, MPI_Testall),
  LOADED(mpi, MPI_Error_string),
  LOADED(mpi, MPI_Abort),
  LOADED(mpi, MPI_Finalize),
  LOADED(mpi, ompi_mpi_comm_world),
  LOADED(mpi, ompi_mpi_byte),
  LOADED(mpi, ompi_mpi_errors_return),
};

const char *mpi_load(void) {
  static loaded_library library = {
    "libmpi.so.40", ": it is not Open MPI 4 or 5", symbols, sizeof symbols / sizeof symbols[0], .is_global = 1};
  return library_load(&library);
}

int mpi_start(bool *is_threaded) {
  // Over TCP, longer messages first ask the receiver, which takes several times as long; what the user set is kept.
  char limit[32];
  snprintf(limit, sizeof limit, "%d", mpi_longest_message + 4096);
  setenv("OMPI_MCA_btl_tcp_eager_limit", limit, 0);
  int provided = 0;
  int code = mpi.MPI_Init_thread(NULL, NULL, mpi_thread_multiple, &provided);
  *is_threaded = provided >= mpi_thread_multiple;
  if (code != mpi_success) return code;
  return mpi.MPI_Comm_set_errhandler(mpi.ompi_mpi_comm_world, mpi.ompi_mpi_errors_return);
}

int mpi_rank(void) {
  int rank = 0;
  mpi.MPI_Comm_rank(mpi.ompi_mpi_comm_world, &rank);
  return rank;
}

int mpi_size(void) {
  int size = 1;
  mpi.MPI_Comm_size(mpi.ompi_mpi_comm_world, &size);
  return size;
}

int mpi_send(const void *bytes, size_t count, int to, int tag, void **request) {
  return mpi.MPI_Isend(
    bytes, (int)count, mpi.ompi_mpi_byte, to, tag, mpi.ompi_mpi_comm_world, request);
}

int mpi_receive(void *bytes, size_t count, int from, int tag, void **request) {
  return mpi.MPI_Irecv(
    bytes, (int)count, mpi.ompi_mpi_byte, from, tag, mpi.ompi_mpi_comm_world, request);
}

int mpi_test(int count, void **requests, bool *are_done) {
  int flag = 0;
  int code = mpi.MPI_Testall(count, requests, &flag, NULL);
  *are_done = flag != 0;
  return code;
}

void mpi_words(int code, char *words, size_t capacity) {
  char text[mpi_longest_words] = "";
  int count = 0;
  mpi.MPI_Error_string(code, text, &count);
  snprintf(words, capacity, "%s", text);
}

void mpi_abort(int status) { mpi.MPI_Abort(mpi.ompi_mpi_comm_world, status); }

void mpi_finish(void) { mpi.MPI_Finalize(); }
