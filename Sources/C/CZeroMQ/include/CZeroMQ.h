// ZeroMQ 4, opened when a Jupyter kernel starts: everything else in the program does without it.

#ifndef FIELDBOOK_CZEROMQ_H
#define FIELDBOOK_CZEROMQ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Opens ZeroMQ on the first call. Returns NULL, or the reason for which that failed.
const char *zeromq_load(void);

void zeromq_version(int *major, int *minor, int *patch);

/// Kinds of sockets, and options of them (`zmq.h`).
enum {
  zeromq_sub = 2, zeromq_dealer = 5, zeromq_router = 6, zeromq_xpub = 9,

  zeromq_subscribe = 6, zeromq_linger = 17, zeromq_maximal_size = 22, zeromq_send_limit = 23,
  zeromq_receive_limit = 24, zeromq_mandatory = 33, zeromq_verbose = 40, zeromq_handover = 56,
};

// What returns an int gives -1 where it fails; then `zeromq_fault` says why.

void *zeromq_context(void);
/// Ends a context whose sockets are closed, once they have sent what they still had, for as long as they linger.
void zeromq_end(void *context);
void *zeromq_socket(void *context, int kind);
int zeromq_close(void *socket);
int zeromq_set(void *socket, int option, const void *value, size_t count);
int zeromq_bind(void *socket, const char *address);
int zeromq_connect(void *socket, const char *address);
const char *zeromq_fault(void);

/// Sends a frame without waiting; `more` if others of its message follow.
int zeromq_send(void *socket, const void *bytes, size_t count, bool more);

/// A frame that was received (`zmq_msg_t`).
typedef struct {
  _Alignas(8) unsigned char content[64];
} zeromq_frame;

/// Receives a frame without waiting. One that was received must be released.
int zeromq_receive(void *socket, zeromq_frame *frame);
const void *zeromq_bytes(zeromq_frame *frame);
size_t zeromq_count(zeromq_frame *frame);
/// Whether others of its message follow.
bool zeromq_has_more(zeromq_frame *frame);
void zeromq_release(zeromq_frame *frame);

/// A socket or, where that is NULL, a descriptor that is waited for (`zmq_pollitem_t`).
typedef struct {
  void *socket;
  int descriptor;
  short events;
  /// Nonzero if it can be read.
  short found;
} zeromq_source;

/// Waits until one of the sources can be read, a signal arrives, or the time is over; without end below 0.
int zeromq_wait(zeromq_source *sources, int count, long milliseconds);

#endif
