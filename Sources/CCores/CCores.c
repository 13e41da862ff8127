#define _GNU_SOURCE
#include "CCores.h"

#include <unistd.h>

pid_t cores_thread(void) { return gettid(); }

int cores_current(void) { return sched_getcpu(); }

cpu_set_t cores_allowed(void) {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) != 0) CPU_ZERO(&set);
  return set;
}

cpu_set_t cores_only(int core) {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (core >= 0 && core < CPU_SETSIZE) CPU_SET(core, &set);
  return set;
}

cpu_set_t cores_without(cpu_set_t set, int core) {
  if (core >= 0 && core < CPU_SETSIZE) CPU_CLR(core, &set);
  return set;
}

bool cores_bind(pid_t thread, cpu_set_t set) { return sched_setaffinity(thread, sizeof set, &set) == 0; }
