#include "dense.h"
#include "vectors.h"

#include <string.h>

// Inputs by which the matrix is read ahead: it comes from memory, and rows are too far apart for the processor to do so.
enum { AHEAD = 12 };

// Neighbouring outputs, some vectors of them: their sums stay in registers, those of even and odd inputs apart, so that an
// addition need not wait for the one before. The memory is read once, in order.
FB_INLINE void columns(
    const fb_dense *p, const float *x, const float *w, const float *offset, float low, float high, float *y,
    const int vectors, const int last) {
  vector even[4], odd[4];
  for (int v = 0; v < vectors; v++) even[v] = odd[v] = (vector){0};
  const size_t size = last < LANES ? (size_t)last * sizeof(float) : sizeof(vector);
  long i = 0;
  for (; i + 2 <= p->inputs; i += 2, w += 2 * p->input_step) {
    for (int v = 0; v < vectors; v++) {
      __builtin_prefetch(w + AHEAD * p->input_step + v * LANES);
      __builtin_prefetch(w + (AHEAD + 1) * p->input_step + v * LANES);
      vector a = {0}, b = {0};
      const size_t own = v == vectors - 1 ? size : sizeof(vector);
      memcpy(&a, w + v * LANES, own);
      memcpy(&b, w + p->input_step + v * LANES, own);
      even[v] += x[i] * a;
      odd[v] += x[i + 1] * b;
    }
  }
  for (int v = 0; v < vectors; v++) {
    const size_t own = v == vectors - 1 ? size : sizeof(vector);
    vector sum = even[v] + odd[v], moved = {0};
    if (i < p->inputs) {
      vector a = {0};
      memcpy(&a, w + v * LANES, own);
      sum += x[i] * a;
    }
    if (offset) memcpy(&moved, offset + v * LANES, own);
    moved += sum;
    FB_HOLD(moved, low, high);
    memcpy(y + v * LANES, &moved, own);
  }
}

FB_DISPATCHED
void fb_dense_forward(
    const fb_dense *shape, const float *x, const float *matrix, const float *offset, float low, float high, long first,
    long end, float *y) {
  const fb_dense own = *shape, *const p = &own;  // stores of floats to y might alias it otherwise
  for (long o = first, next; o < end; o = next) {
    const long rest = p->block - o % p->block, count = end - o < rest ? end - o : rest;
    const float *w = matrix + o / p->block * p->block_step + o % p->block;
    const float *add = offset ? offset + o : NULL;
    if (count >= 4 * LANES) {
      next = o + 4 * LANES;
      columns(p, x, w, add, low, high, y + o, 4, LANES);
    } else if (count >= 2 * LANES) {
      next = o + 2 * LANES;
      columns(p, x, w, add, low, high, y + o, 2, LANES);
    } else {
      next = o + (count < LANES ? count : LANES);
      columns(p, x, w, add, low, high, y + o, 1, (int)(next - o));
    }
  }
}
