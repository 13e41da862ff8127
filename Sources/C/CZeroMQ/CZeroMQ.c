#include "CZeroMQ.h"

#include "CLoading.h"

// What is used of the interface of ZeroMQ 4 (`zmq.h`).
static struct {
  void (*zmq_version)(int *major, int *minor, int *patch);
  int (*zmq_errno)(void);
  const char *(*zmq_strerror)(int code);
  void *(*zmq_ctx_new)(void);
  int (*zmq_ctx_term)(void *context);
  void *(*zmq_socket)(void *context, int kind);
  int (*zmq_close)(void *socket);
  int (*zmq_setsockopt)(void *socket, int option, const void *value, size_t count);
  int (*zmq_bind)(void *socket, const char *address);
  int (*zmq_connect)(void *socket, const char *address);
  int (*zmq_send)(void *socket, const void *bytes, size_t count, int flags);
  int (*zmq_msg_init)(zeromq_frame *frame);
  int (*zmq_msg_recv)(zeromq_frame *frame, void *socket, int flags);
  void *(*zmq_msg_data)(zeromq_frame *frame);
  size_t (*zmq_msg_size)(const zeromq_frame *frame);
  int (*zmq_msg_more)(const zeromq_frame *frame);
  int (*zmq_msg_close)(zeromq_frame *frame);
  int (*zmq_poll)(zeromq_source *sources, int count, long milliseconds);
} zmq;

static const loaded_function functions[] = {
  LOADED(zmq, zmq_version),    LOADED(zmq, zmq_errno),    LOADED(zmq, zmq_strerror), LOADED(zmq, zmq_ctx_new),
  LOADED(zmq, zmq_ctx_term),   LOADED(zmq, zmq_socket),   LOADED(zmq, zmq_close),    LOADED(zmq, zmq_setsockopt),
  LOADED(zmq, zmq_bind),       LOADED(zmq, zmq_connect),  LOADED(zmq, zmq_send),     LOADED(zmq, zmq_msg_init),
  LOADED(zmq, zmq_msg_recv),   LOADED(zmq, zmq_msg_data), LOADED(zmq, zmq_msg_size), LOADED(zmq, zmq_msg_more),
  LOADED(zmq, zmq_msg_close),  LOADED(zmq, zmq_poll),
};

enum { without_waiting = 1, with_more = 2, readable = 1 };

const char *zeromq_load(void) {
  static loaded_library library = {
    "libzmq.so.5", ": it is older than 4", functions, sizeof functions / sizeof functions[0]};
  return library_load(&library);
}

void zeromq_version(int *major, int *minor, int *patch) { zmq.zmq_version(major, minor, patch); }

void *zeromq_context(void) { return zmq.zmq_ctx_new(); }
void zeromq_end(void *context) { zmq.zmq_ctx_term(context); }
void *zeromq_socket(void *context, int kind) { return zmq.zmq_socket(context, kind); }
int zeromq_close(void *socket) { return zmq.zmq_close(socket); }
int zeromq_set(void *socket, int option, const void *value, size_t count) {
  return zmq.zmq_setsockopt(socket, option, value, count);
}
int zeromq_bind(void *socket, const char *address) { return zmq.zmq_bind(socket, address); }
int zeromq_connect(void *socket, const char *address) { return zmq.zmq_connect(socket, address); }
const char *zeromq_fault(void) { return zmq.zmq_strerror(zmq.zmq_errno()); }

int zeromq_send(void *socket, const void *bytes, size_t count, bool more) {
  return zmq.zmq_send(socket, bytes, count, without_waiting | (more ? with_more : 0));
}

int zeromq_receive(void *socket, zeromq_frame *frame) {
  zmq.zmq_msg_init(frame);
  int count = zmq.zmq_msg_recv(frame, socket, without_waiting);
  if (count < 0) zmq.zmq_msg_close(frame);
  return count;
}

const void *zeromq_bytes(zeromq_frame *frame) { return zmq.zmq_msg_data(frame); }
size_t zeromq_count(zeromq_frame *frame) { return zmq.zmq_msg_size(frame); }
bool zeromq_has_more(zeromq_frame *frame) { return zmq.zmq_msg_more(frame) != 0; }
void zeromq_release(zeromq_frame *frame) { zmq.zmq_msg_close(frame); }

int zeromq_wait(zeromq_source *sources, int count, long milliseconds) {
  for (int index = 0; index < count; index++) sources[index].events = readable;
  return zmq.zmq_poll(sources, count, milliseconds);
}
