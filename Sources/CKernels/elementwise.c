#include "elementwise.h"
#include "dispatch.h"
#include "hash.h"

#include <stddef.h>

FB_DISPATCHED
void fb_signs(const float *x, float bound, uint8_t *signs, long count) {
  const long whole = count / 8;
  for (long i = 0; i < whole; i++) {
    uint8_t byte = 0;
    for (int bit = 0; bit < 8; bit++) byte |= (uint8_t)((x[8 * i + bit] > 0 && x[8 * i + bit] < bound) << bit);
    signs[i] = byte;
  }
  if (count % 8) {
    uint8_t byte = 0;
    for (int bit = 0; bit < count % 8; bit++) byte |= (uint8_t)((x[8 * whole + bit] > 0 && x[8 * whole + bit] < bound) << bit);
    signs[whole] = byte;
  }
}

FB_DISPATCHED
void fb_relu_backward(const float *dy, const uint8_t *signs, float *dx, long count) {
  FB_EACH for (long i = 0; i < count; i++) dx[i] = (signs[i / 8] >> (i % 8) & 1) ? dy[i] : 0;
}

FB_DISPATCHED
void fb_relu_forward(const float *x, float bound, float *y, long count) {
  FB_EACH for (long i = 0; i < count; i++) {
    const float open = x[i] <= 0 ? 0 : x[i];  // NaN is preserved
    y[i] = open > bound ? bound : open;
  }
}

FB_DISPATCHED
void fb_add(const float *a, float *b, long count) {
  for (long i = 0; i < count; i++) b[i] += a[i];
}

FB_DISPATCHED
void fb_scale(float *x, float factor, long count) {
  for (long i = 0; i < count; i++) x[i] *= factor;
}

FB_DISPATCHED
void fb_dropout(const float *x, float *y, uint64_t seed, const int64_t *samples, long rows, long row_count, float rate) {
  const float scale = rate < 1 ? 1 / (1 - rate) : 0;
  const uint32_t threshold = rate >= 1 ? UINT32_MAX : (uint32_t)((double)rate * 4294967296.0);
  for (long row = 0; row < rows; row++) {
    const uint32_t key = sample_key(seed, samples[row]);
    const float *from = x + row * row_count;
    float *to = y + row * row_count;
    for (long i = 0; i < row_count; i++) {
      to[i] = drawn(key, (uint32_t)i) >= threshold ? from[i] * scale : 0;
    }
  }
}

FB_DISPATCHED
void fb_gather_codes(const uint8_t *x, const int64_t *rows, long count, long row_count, const float *table, float *y) {
  for (long r = 0; r < count; r++) {
    const uint8_t *from = x + rows[r] * row_count;
    for (long i = 0; i < row_count; i++) y[r * row_count + i] = table[from[i]];
  }
}

void fb_gather_floats(const float *x, const int64_t *rows, long count, long row_count, float *y) {
  for (long r = 0; r < count; r++)
    __builtin_memcpy(y + r * row_count, x + rows[r] * row_count, (size_t)row_count * sizeof(float));
}

FB_DISPATCHED
long fb_first_not_finite(const float *x, long count) {
  enum { PIECE = 1024 };
  for (long start = 0; start < count; start += PIECE) {
    const long end = start + PIECE < count ? start + PIECE : count;
    // All exponent bits set: infinite or NaN.
    uint32_t found = 0;
    for (long i = start; i < end; i++) {
      uint32_t bits;
      __builtin_memcpy(&bits, x + i, sizeof bits);
      found |= (bits & 0x7f800000u) == 0x7f800000u;
    }
    if (!found) continue;
    for (long i = start; i < end; i++)
      if (!__builtin_isfinite(x[i])) return i;
  }
  return -1;
}
