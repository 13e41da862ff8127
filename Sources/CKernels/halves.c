#include "CKernels.h"
#include "dispatch.h"

#include <string.h>

enum { LANES = 16 };

FB_INLINE uint16_t to_bfloat16(float x) {
  uint32_t bits;
  memcpy(&bits, &x, 4);
  const uint32_t rounded = bits + 0x7fffu + (bits >> 16 & 1);
  const bool is_nan = (bits & 0x7fffffffu) > 0x7f800000u;
  return (uint16_t)((is_nan ? bits | 0x400000u : rounded) >> 16);
}

FB_INLINE float from_bfloat16(uint16_t half) {
  const uint32_t bits = (uint32_t)half << 16;
  float x;
  memcpy(&x, &bits, 4);
  return x;
}

FB_INLINE uint16_t to_float16(float x) {
  const _Float16 half = (_Float16)(x > 65504.0f ? 65504.0f : x < -65504.0f ? -65504.0f : x);
  uint16_t bits;
  memcpy(&bits, &half, 2);
  return bits;
}

FB_INLINE float from_float16(uint16_t bits) {
  _Float16 half;
  memcpy(&half, &bits, 2);
  return (float)half;
}

// In place: a block is read whole before it is written; forwards when shrinking, backwards when growing.

#define NARROW(convert)                                                          \
  char *bytes = (char *)x;                                                       \
  for (long i = 0; i < count; i += LANES) {                                      \
    const long n = count - i < LANES ? count - i : LANES;                        \
    float wide[LANES] = {0};                                                     \
    uint16_t half[LANES];                                                        \
    memcpy(wide, bytes + 4 * i, n == LANES ? 4 * LANES : 4 * (size_t)n);         \
    for (int k = 0; k < LANES; k++) half[k] = convert(wide[k]);                  \
    memcpy(bytes + 2 * i, half, n == LANES ? 2 * LANES : 2 * (size_t)n);         \
  }

#define WIDEN(convert)                                                           \
  char *bytes = (char *)x;                                                       \
  for (long i = (count - 1) / LANES * LANES; count > 0 && i >= 0; i -= LANES) {  \
    const long n = count - i < LANES ? count - i : LANES;                        \
    uint16_t half[LANES] = {0};                                                  \
    float wide[LANES];                                                           \
    memcpy(half, bytes + 2 * i, n == LANES ? 2 * LANES : 2 * (size_t)n);         \
    for (int k = 0; k < LANES; k++) wide[k] = convert(half[k]);                  \
    memcpy(bytes + 4 * i, wide, n == LANES ? 4 * LANES : 4 * (size_t)n);         \
  }

FB_DISPATCHED void fb_narrow_bfloat16(float *x, long count) { NARROW(to_bfloat16) }
FB_DISPATCHED void fb_widen_bfloat16(float *x, long count) { WIDEN(from_bfloat16) }
FB_DISPATCHED void fb_narrow_float16(float *x, long count) { NARROW(to_float16) }
FB_DISPATCHED void fb_widen_float16(float *x, long count) { WIDEN(from_float16) }
