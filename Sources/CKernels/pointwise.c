#include "convolution.h"
#include "dispatch.h"

#include <math.h>
#include <stdbool.h>

// A 1×1 convolution is a product of matrices, pixels × inputs and inputs × outputs. A tile of results, some pixels by some
// vectors of outputs, is summed up in 24 of the 32 registers that AVX-512 has; a panel of the kernel, the outputs of
// one tile, serves all pixels before the next one's turn.

typedef float vector __attribute__((vector_size(16 * sizeof(float)), aligned(sizeof(float))));
typedef float half __attribute__((vector_size(8 * sizeof(float)), aligned(sizeof(float))));

// One function a kind of vector: how many pixels and vectors a tile has are constants where they are called.
#define FB_TILE(NAME, VECTOR)                                                                                            \
  FB_INLINE void NAME(                                                                                                   \
      const fb_pointwise *p, const float *x, const float *kernel, const fb_epilogue *last, float *y, long first,         \
      int pixels, int vectors) {                                                                                         \
    enum { LANES = sizeof(VECTOR) / sizeof(float) };                                                                     \
    const float *columns[4];                                                                                             \
    for (int v = 0; v < vectors; v++) {                                                                                  \
      const long o = first + v * LANES;                                                                                  \
      columns[v] = kernel + o / p->block * p->block_step + o % p->block;                                                 \
    }                                                                                                                    \
    VECTOR sum[24];                                                                                                      \
    for (int i = 0; i < pixels * vectors; i++) sum[i] = (VECTOR){0};                                                     \
    for (long i = 0; i < p->inputs; i++) {                                                                               \
      VECTOR right[4];                                                                                                   \
      for (int v = 0; v < vectors; v++) right[v] = *(const VECTOR *)(columns[v] + i * p->input_step);                    \
      for (int n = 0; n < pixels; n++) {                                                                                 \
        const VECTOR left = (VECTOR){0} + x[n * p->inputs + i];                                                          \
        for (int v = 0; v < vectors; v++) sum[n * vectors + v] += left * right[v];                                       \
      }                                                                                                                  \
    }                                                                                                                    \
    const VECTOR low = (VECTOR){0} + last->low, high = (VECTOR){0} + last->high;                                         \
    const bool cuts = last->low > -INFINITY || last->high < INFINITY;                                                    \
    for (int v = 0; v < vectors; v++) {                                                                                  \
      const VECTOR factor = last->factor ? *(const VECTOR *)(last->factor + first + v * LANES) : (VECTOR){0} + 1;        \
      const VECTOR offset = last->offset ? *(const VECTOR *)(last->offset + first + v * LANES) : (VECTOR){0};            \
      for (int n = 0; n < pixels; n++) {                                                                                 \
        const VECTOR moved = sum[n * vectors + v] * factor + offset;                                                     \
        *(VECTOR *)(y + n * p->outputs + first + v * LANES) =                                                            \
            cuts ? __builtin_elementwise_min(__builtin_elementwise_max(moved, low), high) : moved;                       \
      }                                                                                                                  \
    }                                                                                                                    \
  }

FB_TILE(tile_of_vectors, vector)
FB_TILE(tile_of_halves, half)

// All tiles of all panels. The last tile of a panel lies over the one before where pixels are left; fewer pixels than a
// tile has go one by one.
#define FB_PANELS(TILE, LANES, PIXELS, VECTORS)                                                                          \
  for (long o = 0; o < p->outputs; o += VECTORS * LANES) {                                                               \
    for (long n = 0; p->pixels < PIXELS && n < p->pixels; n++)                                                           \
      TILE(p, x + n * p->inputs, kernel, last, y + n * p->outputs, o, 1, VECTORS);                                       \
    for (long n = 0; p->pixels >= PIXELS && n < p->pixels; n += PIXELS) {                                                \
      const long at = n + PIXELS <= p->pixels ? n : p->pixels - PIXELS;                                                  \
      TILE(p, x + at * p->inputs, kernel, last, y + at * p->outputs, o, PIXELS, VECTORS);                                \
    }                                                                                                                    \
  }

FB_DISPATCHED
void fb_pointwise_forward(
    const fb_pointwise *p, const float *x, const float *kernel, const fb_epilogue *last, float *y) {
  if (p->outputs % 48 == 0) {
    FB_PANELS(tile_of_vectors, 16, 8, 3)
  } else if (p->outputs % 64 == 0) {
    FB_PANELS(tile_of_vectors, 16, 6, 4)
  } else if (p->outputs % 32 == 0) {
    FB_PANELS(tile_of_vectors, 16, 12, 2)
  } else if (p->outputs % 24 == 0) {
    FB_PANELS(tile_of_halves, 8, 8, 3)
  } else {
    FB_PANELS(tile_of_vectors, 16, 24, 1)
  }
}

bool fb_pointwise_suits(long outputs) {
#if defined(__x86_64__)
  return (outputs % 16 == 0 || outputs % 24 == 0) && __builtin_cpu_supports("avx512f") &&
         __builtin_cpu_supports("avx512vl");
#else
  return false;
#endif
}
