#include "narrowing.h"
#include "dispatch.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { LANES = 16 };

FB_INLINE uint16_t to_bfloat16(float x) {
  uint32_t bits;
  memcpy(&bits, &x, 4);
  const uint32_t rounded = bits + 0x7fffu + (bits >> 16 & 1);
  const bool is_nan = (bits & 0x7fffffffu) > 0x7f800000u;
  return (uint16_t)((is_nan ? bits | 0x400000u : rounded) >> 16);
}

FB_INLINE float from_bfloat16(uint16_t narrow) {
  const uint32_t bits = (uint32_t)narrow << 16;
  float x;
  memcpy(&x, &bits, 4);
  return x;
}

FB_INLINE uint16_t to_float16(float x) {
  const _Float16 rounded = (_Float16)(x > 65504.0f ? 65504.0f : x < -65504.0f ? -65504.0f : x);
  uint16_t bits;
  memcpy(&bits, &rounded, 2);
  return bits;
}

FB_INLINE float from_float16(uint16_t bits) {
  _Float16 narrow;
  memcpy(&narrow, &bits, 2);
  return (float)narrow;
}

// In place: a block is read whole before it is written; forwards when shrinking, backwards when growing.

#define NARROW(convert)                                                          \
  char *bytes = (char *)x;                                                       \
  for (long i = 0; i < count; i += LANES) {                                      \
    const long n = count - i < LANES ? count - i : LANES;                        \
    float wide[LANES] = {0};                                                     \
    uint16_t narrow[LANES];                                                      \
    memcpy(wide, bytes + 4 * i, n == LANES ? 4 * LANES : 4 * (size_t)n);         \
    for (int k = 0; k < LANES; k++) narrow[k] = convert(wide[k]);                \
    memcpy(bytes + 2 * i, narrow, n == LANES ? 2 * LANES : 2 * (size_t)n);       \
  }

#define WIDEN(convert)                                                           \
  char *bytes = (char *)x;                                                       \
  for (long i = (count - 1) / LANES * LANES; count > 0 && i >= 0; i -= LANES) {  \
    const long n = count - i < LANES ? count - i : LANES;                        \
    uint16_t narrow[LANES] = {0};                                                \
    float wide[LANES];                                                           \
    memcpy(narrow, bytes + 2 * i, n == LANES ? 2 * LANES : 2 * (size_t)n);       \
    for (int k = 0; k < LANES; k++) wide[k] = convert(narrow[k]);                \
    memcpy(bytes + 4 * i, wide, n == LANES ? 4 * LANES : 4 * (size_t)n);         \
  }

FB_DISPATCHED void fb_narrow_bfloat16(float *x, long count) { NARROW(to_bfloat16) }
FB_DISPATCHED void fb_widen_bfloat16(float *x, long count) { WIDEN(from_bfloat16) }
FB_DISPATCHED void fb_narrow_float16(float *x, long count) { NARROW(to_float16) }
FB_DISPATCHED void fb_widen_float16(float *x, long count) { WIDEN(from_float16) }
