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

#define NARROW_TO(from, to, convert)                                             \
  const char *wide_bytes = (const char *)(from);                                 \
  char *narrow_bytes = (char *)(to);                                             \
  for (long i = 0; i < count; i += LANES) {                                      \
    const long n = count - i < LANES ? count - i : LANES;                        \
    float wide[LANES] = {0};                                                     \
    uint16_t narrow[LANES];                                                      \
    memcpy(wide, wide_bytes + 4 * i, n == LANES ? 4 * LANES : 4 * (size_t)n);    \
    for (int k = 0; k < LANES; k++) narrow[k] = convert(wide[k]);                \
    memcpy(narrow_bytes + 2 * i, narrow, n == LANES ? 2 * LANES : 2 * (size_t)n); \
  }

#define NARROW(convert) NARROW_TO(x, x, convert)

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

FB_INLINE void round_to_bfloat16(const float *x, uint16_t *y, long count) { NARROW_TO(x, y, to_bfloat16) }

FB_DISPATCHED void fb_round_to_bfloat16(const float *x, uint16_t *y, long count) { round_to_bfloat16(x, y, count); }

// Rows whose columns are summed in float before the sums are added to the total, and which are then rounded while they are in a
// cache.
enum { STRIP = 64, CHANNELS = 512 };

FB_DISPATCHED
void fb_round_rows_to_bfloat16(const float *x, uint16_t *y, float *sums, long rows, long columns) {
  if (sums == NULL) return round_to_bfloat16(x, y, rows * columns);
  for (long c = 0; c < columns; c++) sums[c] = 0;
  for (long start = 0; start < rows; start += STRIP) {
    const long count = rows - start < STRIP ? rows - start : STRIP;
    const float *strip = x + start * columns;
    for (long from = 0; from < columns; from += CHANNELS) {
      const long width = columns - from < CHANNELS ? columns - from : CHANNELS;
      float total[CHANNELS];
      for (long c = 0; c < width; c++) total[c] = 0;
      for (long r = 0; r < count; r++)
        FB_EACH for (long c = 0; c < width; c++) total[c] += strip[r * columns + from + c];
      for (long c = 0; c < width; c++) sums[from + c] += total[c];
    }
    round_to_bfloat16(strip, y + start * columns, count * columns);
  }
}

FB_DISPATCHED
void fb_round_sampled_to_bfloat16(const fb_sampled_images *images, const float *x, uint16_t *y) {
  const long row = images->width * images->channels;
  for (long b = 0; b < images->batch; b++)
    for (long h = 0; h < images->height; h += images->step_height)
      for (long w = 0; w < images->width; w += images->step_width, y += images->channels)
        round_to_bfloat16(x + (b * images->height + h) * row + w * images->channels, y, images->channels);
}

FB_DISPATCHED
void fb_spread_sampled(const fb_sampled_images *images, const float *x, float *y) {
  const size_t pixel = sizeof(float) * (size_t)images->channels;
  for (long b = 0; b < images->batch; b++)
    for (long h = 0; h < images->height; h++)
      for (long w = 0; w < images->width; w++, y += images->channels) {
        if (h % images->step_height == 0 && w % images->step_width == 0) {
          memcpy(y, x, pixel);
          x += images->channels;
        } else {
          memset(y, 0, pixel);
        }
      }
}
