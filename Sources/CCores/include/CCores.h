// CPU affinity of threads, which glibc's headers do not show to Swift.

#pragma once

#include <sched.h>
#include <stdbool.h>

/// The calling thread's id.
pid_t cores_thread(void);

/// The core that the calling thread runs on; negative if unknown.
int cores_current(void);

/// The cores that the calling thread may run on; empty if unknown.
cpu_set_t cores_allowed(void);

/// Only this core; empty if there is no such core.
cpu_set_t cores_only(int core);

/// The set without this core.
cpu_set_t cores_without(cpu_set_t set, int core);

/// Sets a thread's CPU affinity. `false`, and nothing is changed, if the system refuses.
bool cores_bind(pid_t thread, cpu_set_t set);

/// Tells the core that its thread is in a spin loop.
static inline void cores_relax(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}
