#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "dispatch.h"

// Sixteen floats: one AVX-512 register, two AVX2 registers. Unaligned.
enum { LANES = 16 };

typedef float vector __attribute__((vector_size(LANES * sizeof(float)), aligned(sizeof(float))));

// Eight floats, unaligned.
typedef float vector_of_8 __attribute__((vector_size(8 * sizeof(float)), aligned(sizeof(float))));

FB_INLINE vector load(const float *x) { return *(const vector *)x; }

FB_INLINE void store(float *x, vector v) { *(vector *)x = v; }

// Non-temporal stores. A result too large to stay in the caches would evict useful data, and each of its lines
// would be read before it is overwritten. Lines must be written whole.

FB_INLINE bool can_stream(const float *y, long row) { return (uintptr_t)y % sizeof(vector) == 0 && row % LANES == 0; }

FB_INLINE void write(float *x, vector v, bool streams) {
  typedef float line __attribute__((vector_size(LANES * sizeof(float))));
  if (streams) __builtin_nontemporal_store((line)v, (line *)x);
  else store(x, v);
}

// A fence, before another core reads what was written with non-temporal stores.
FB_INLINE void end_stream(bool streams) {
#if defined(__x86_64__)
  if (streams) __builtin_ia32_sfence();
#endif
}
