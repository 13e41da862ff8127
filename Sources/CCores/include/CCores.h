// What Swift does not see of the C library: which cores a thread may run on.

#pragma once

#include <sched.h>
#include <stdbool.h>

/// The calling thread's number.
pid_t cores_thread(void);

/// The core that the calling thread runs on; negative where the system does not say.
int cores_current(void);

/// Those that the calling thread may run on; none where the system does not say.
cpu_set_t cores_allowed(void);

/// Just this one; none if there is no such core.
cpu_set_t cores_only(int core);

/// The set but for this one.
cpu_set_t cores_without(cpu_set_t set, int core);

/// Lets a thread run on these and on no other. `false`, and nothing is changed, where the system refuses.
bool cores_bind(pid_t thread, cpu_set_t set);

/// Tells the core that its thread waits in a loop.
static inline void cores_relax(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}
