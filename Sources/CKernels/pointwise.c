#include "convolution.h"
#include "dispatch.h"

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
    const long inputs = p->inputs, outputs = p->outputs, step = p->input_step;                                           \
    /* The first input's products make the sums, so that these need no zeros. */                                         \
    VECTOR sum[24];                                                                                                      \
    for (int n = 0; n < pixels; n++)                                                                                     \
      for (int v = 0; v < vectors; v++)                                                                                  \
        sum[n * vectors + v] = ((VECTOR){0} + x[n * inputs]) * *(const VECTOR *)(kernel + v * LANES);                    \
    for (long i = 1, at = step; i < inputs; i++, at += step) {                                                           \
      VECTOR right[4];                                                                                                   \
      for (int v = 0; v < vectors; v++) right[v] = *(const VECTOR *)(kernel + at + v * LANES);                           \
      for (int n = 0; n < pixels; n++) {                                                                                 \
        const VECTOR left = (VECTOR){0} + x[n * inputs + i];                                                             \
        for (int v = 0; v < vectors; v++) sum[n * vectors + v] += left * right[v];                                       \
      }                                                                                                                  \
    }                                                                                                                    \
    for (int v = 0; v < vectors; v++) {                                                                                  \
      const VECTOR factor = last->factor ? *(const VECTOR *)(last->factor + first + v * LANES) : (VECTOR){0} + 1;        \
      const VECTOR offset = last->offset ? *(const VECTOR *)(last->offset + first + v * LANES) : (VECTOR){0};            \
      for (int n = 0; n < pixels; n++) {                                                                                 \
        VECTOR moved = sum[n * vectors + v] * factor + offset;                                                           \
        FB_HOLD(moved, last->low, last->high);                                                                           \
        *(VECTOR *)(y + n * outputs + first + v * LANES) = moved;                                                        \
      }                                                                                                                  \
    }                                                                                                                    \
  }

FB_TILE(tile_of_vectors, vector)
FB_TILE(tile_of_halves, half)

// All tiles of all panels. The last tile of a panel lies over the one before where pixels are left; fewer pixels than a
// tile has go one by one.
#define FB_PANELS(TILE, LANES, PIXELS, VECTORS)                                                                          \
  for (long o = 0; o < p->outputs; o += VECTORS * LANES) {                                                               \
    const float *panel = kernel + o / p->block * p->block_step + o % p->block;                                           \
    for (long n = 0; p->pixels < PIXELS && n < p->pixels; n++)                                                           \
      TILE(p, x + n * p->inputs, panel, last, y + n * p->outputs, o, 1, VECTORS);                                        \
    for (long n = 0; p->pixels >= PIXELS && n < p->pixels; n += PIXELS) {                                                \
      const long at = n + PIXELS <= p->pixels ? n : p->pixels - PIXELS;                                                  \
      TILE(p, x + at * p->inputs, panel, last, y + at * p->outputs, o, PIXELS, VECTORS);                                 \
    }                                                                                                                    \
  }

FB_DISPATCHED
void fb_pointwise_forward(
    const fb_pointwise *shape, const float *x, const float *kernel, const fb_epilogue *epilogue, float *y) {
  // Copies: whoever writes floats to y might otherwise change them.
  const fb_pointwise own_shape = *shape, *const p = &own_shape;
  const fb_epilogue own_epilogue = *epilogue, *const last = &own_epilogue;
  switch (fb_pointwise_panel(p->outputs)) {
    case 48: FB_PANELS(tile_of_vectors, 16, 8, 3) break;
    case 64: FB_PANELS(tile_of_vectors, 16, 6, 4) break;
    case 32: FB_PANELS(tile_of_vectors, 16, 12, 2) break;
    case 24: FB_PANELS(tile_of_halves, 8, 8, 3) break;
    case 16: FB_PANELS(tile_of_halves, 8, 8, 2) break;
  }
}

long fb_pointwise_panel(long outputs) {
  for (const long *panel = (const long[]){48, 64, 32, 24, 16, 0}; *panel != 0; panel++)
    if (outputs % *panel == 0) return *panel;
  return 0;
}

bool fb_pointwise_is_fast(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl");
#else
  return false;
#endif
}
