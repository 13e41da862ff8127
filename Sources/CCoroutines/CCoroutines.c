#define _GNU_SOURCE
#include "CCoroutines.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

// Address space for one stack; untouched pages cost nothing. The lower half is left to what a deep call itself calls.
enum { STACK = 16 << 20, KEPT = 64 };

struct coroutine {
  ucontext_t own, caller;
  char *stack;
  void (*entry)(void *);
  void *argument;
  coroutine *next;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static coroutine *unused;
static int unused_count;

static void start(unsigned high, unsigned low) {
  coroutine *self = (coroutine *)((uintptr_t)high << 32 | low);
  self->entry(self->argument);
  coroutine_suspend(self);
  abort();  // A coroutine that has returned is not resumed.
}

static coroutine *make(void) {
  coroutine *self = calloc(1, sizeof *self);
  if (!self) return NULL;
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  self->stack = mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
  if (self->stack == MAP_FAILED || mprotect(self->stack, page, PROT_NONE) != 0) {
    if (self->stack != MAP_FAILED) munmap(self->stack, STACK);
    free(self);
    return NULL;
  }
  return self;
}

coroutine *coroutine_new(void (*entry)(void *), void *argument) {
  pthread_mutex_lock(&lock);
  coroutine *self = unused;
  if (self) {
    unused = self->next;
    unused_count--;
  }
  pthread_mutex_unlock(&lock);
  if (!self && !(self = make())) return NULL;
  self->entry = entry;
  self->argument = argument;
  getcontext(&self->own);
  self->own.uc_stack.ss_sp = self->stack;
  self->own.uc_stack.ss_size = STACK;
  self->own.uc_link = NULL;
  uintptr_t address = (uintptr_t)self;
  makecontext(&self->own, (void (*)(void))start, 2, (unsigned)(address >> 32), (unsigned)address);
  return self;
}

void coroutine_resume(coroutine *self) { swapcontext(&self->caller, &self->own); }

void coroutine_suspend(coroutine *self) { swapcontext(&self->own, &self->caller); }

uintptr_t coroutine_floor(const coroutine *self) { return (uintptr_t)self->stack + STACK / 2; }

void coroutine_free(coroutine *self) {
  pthread_mutex_lock(&lock);
  int is_kept = unused_count < KEPT;
  if (is_kept) {
    self->next = unused;
    unused = self;
    unused_count++;
  }
  pthread_mutex_unlock(&lock);
  if (is_kept) return;
  munmap(self->stack, STACK);
  free(self);
}
