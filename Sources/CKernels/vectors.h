#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "dispatch.h"

// Sixteen numbers: a register of AVX-512, two of AVX2. They may lie anywhere in memory.
enum { LANES = 16 };

typedef float vector __attribute__((vector_size(LANES * sizeof(float)), aligned(sizeof(float))));

FB_INLINE vector load(const float *x) { return *(const vector *)x; }

FB_INLINE void store(float *x, vector v) { *(vector *)x = v; }

// Writes that go past the caches. A result too large to be found there again would push out what is still of use, and each
// line of it would be read before it is written over. Lines must be written whole.

FB_INLINE bool can_stream(const float *y, long row) { return (uintptr_t)y % sizeof(vector) == 0 && row % LANES == 0; }

FB_INLINE void write(float *x, vector v, bool streams) {
  typedef float line __attribute__((vector_size(LANES * sizeof(float))));
  if (streams) __builtin_nontemporal_store((line)v, (line *)x);
  else store(x, v);
}

// Before another core reads what was written past the caches.
FB_INLINE void end_stream(bool streams) {
#if defined(__x86_64__)
  if (streams) __builtin_ia32_sfence();
#endif
}
