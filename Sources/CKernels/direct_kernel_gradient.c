#include "direct.h"
#include "direct_windows.h"
#include "vectors.h"

// The gradient of a convolution's kernel is a matrix product too: window elements × windows by windows × outputs. A tile, several
// adjacent window elements by vectors of outputs, is summed in registers over the windows of some rows, and added to the gradient.

// Windows of some rows that lie on the image with the same columns of the kernel.
typedef struct {
  long rows, count;
  // The distances of rows and of windows, in the image and in the result's gradient.
  long x_row, x_step, y_row, y_step;
} window_rows;

// How many windows ahead memory is read.
enum { AHEAD = 8 };

// One function per vector type; elements and vectors are constants at the call sites. Of the outputs the first `known` have been
// summed by the tile before.
#define FB_SUMS(NAME, VECTOR)                                                                                             \
  FB_INLINE void NAME(                                                                                                   \
      const window_rows *w, const float *x, const float *dy, float *dw, long dw_step, int elements, int vectors,         \
      long known) {                                                                                                      \
    enum { WIDTH = sizeof(VECTOR) / sizeof(float) };                                                                     \
    VECTOR sum[24];                                                                                                      \
    for (int s = 0; s < elements * vectors; s++) sum[s] = (VECTOR){0};                                                   \
    for (long r = 0; r < w->rows; r++) {                                                                                 \
      const float *left = x + r * w->x_row, *right = dy + r * w->y_row;                                                  \
      for (long n = 0; n < w->count; n++, left += w->x_step, right += w->y_step) {                                       \
        /* Windows lie so far apart that the processor does not foresee them. */                                         \
        for (int v = 0; v < vectors; v++) __builtin_prefetch(right + AHEAD * w->y_step + v * WIDTH);                     \
        __builtin_prefetch(left + AHEAD * w->x_step);                                                                    \
        VECTOR across[3];                                                                                                \
        for (int v = 0; v < vectors; v++) across[v] = *(const VECTOR *)(right + v * WIDTH);                              \
        for (int e = 0; e < elements; e++) {                                                                             \
          const VECTOR value = left[e] - (VECTOR){0};                                                                    \
          for (int v = 0; v < vectors; v++) sum[e * vectors + v] += value * across[v];                                   \
        }                                                                                                                \
      }                                                                                                                  \
    }                                                                                                                    \
    for (int e = 0; e < elements; e++) {                                                                                 \
      for (int v = 0; v < vectors; v++) {                                                                                \
        float *to = dw + e * dw_step + v * WIDTH;                                                                        \
        if (v > 0 || known == 0) *(VECTOR *)to += sum[e * vectors + v];                                                  \
        else for (long lane = known; lane < WIDTH; lane++) to[lane] += sum[e * vectors][lane];                           \
      }                                                                                                                  \
    }                                                                                                                    \
  }

FB_SUMS(sums_of_16, vector)
FB_SUMS(sums_of_8, vector_of_8)

// All elements of a run, for the outputs from `o` on.
#define FB_ELEMENTS(SUMS, VECTORS, KNOWN)                                                                                \
  {                                                                                                                      \
    long e = 0;                                                                                                          \
    for (; e + MOST <= run; e += MOST) SUMS(w, x + e, dy + o, dw + e * step + o, step, MOST, VECTORS, KNOWN);            \
    for (; e + 2 <= run; e += 2) SUMS(w, x + e, dy + o, dw + e * step + o, step, 2, VECTORS, KNOWN);                     \
    for (; e < run; e++) SUMS(w, x + e, dy + o, dw + e * step + o, step, 1, VECTORS, KNOWN);                             \
  }

// The same for the outputs that are left over, by a vector that ends with the last of them.
#define FB_REST(SUMS, WIDTH)                                                                                             \
  {                                                                                                                      \
    const long known = o - (p->to - WIDTH);                                                                              \
    o = p->to - WIDTH;                                                                                                   \
    FB_ELEMENTS(SUMS, 1, known)                                                                                          \
    o = p->to;                                                                                                           \
  }

// Adds the sums for a run of window elements, which are adjacent in the image.
FB_INLINE void add_run(
    const fb_direct *p, const window_rows *w, long run, const float *x, const float *dy, float *dw) {
  const long step = p->outputs;
  long o = p->from;
  if (p->is_wide) {
    enum { MOST = 8 };
    for (; o + 3 * LANES <= p->to; o += 3 * LANES) FB_ELEMENTS(sums_of_16, 3, 0)
    for (; o + LANES <= p->to; o += LANES) FB_ELEMENTS(sums_of_16, 1, 0)
    if (p->to - o > 8) FB_REST(sums_of_16, LANES)
  } else {
    enum { MOST = 6 };
    for (; o + 16 <= p->to; o += 16) FB_ELEMENTS(sums_of_8, 2, 0)
    for (; o + 8 <= p->to; o += 8) FB_ELEMENTS(sums_of_8, 1, 0)
  }
  enum { MOST = 4 };
  if (p->to > o) FB_REST(sums_of_8, 8)
}

// Places along an axis of the result whose windows have place `k` of the kernel on an image of `size`.
FB_INLINE void windows_with(long k, long size, long pad, long stride, long count, long *from, long *to) {
  const long first = pad - k;
  *from = first > 0 ? (first + stride - 1) / stride : 0;
  *to = size + first > 0 ? (size + first - 1) / stride + 1 : 0;
  if (*to > count) *to = count;
  if (*from > *to) *from = *to;
}

// The rows and windows of the result, at least, that are summed before the gradient's numbers are touched again.
enum { ROWS = 8, WINDOWS = 256 };

FB_DISPATCHED
void fb_direct_backward_kernel(
    const fb_direct *shape, const float *image, long first, long rows, const float *dy, float *dw) {
  const fb_direct own = *shape, *const p = &own;
  const long row = p->width * p->inputs, y_row = p->output_width * p->outputs;
  window_rows w = {.x_row = p->stride * row, .x_step = p->stride * p->inputs, .y_row = y_row, .y_step = p->outputs};
  const long most = ROWS * p->output_width < WINDOWS ? WINDOWS / p->output_width : ROWS;
  for (long block = first; block < first + rows; block += most) {
    const long end = block + most < first + rows ? block + most : first + rows;
    for (long kh = 0; kh < p->kernel_height; kh++) {
      long top, bottom;
      windows_with(kh, p->height, p->pad_top, p->stride, end, &top, &bottom);
      if (top < block) top = block;
      w.rows = bottom - top;
      if (w.rows <= 0) continue;
      const float *line = image + (top * p->stride - p->pad_top + kh) * row;
      for (long ow = 0, next; ow < p->output_width; ow = next) {
        const long left = ow * p->stride - p->pad_left;
        long from, to;
        next = next_window(p, ow, &from, &to);
        w.count = next - ow;
        if (from < to)
          add_run(
              p, &w, (to - from) * p->inputs, line + (left + from) * p->inputs, dy + (top - first) * y_row + ow * p->outputs,
              dw + (kh * p->kernel_width + from) * p->inputs * p->outputs);
      }
    }
  }
}

FB_DISPATCHED
void fb_turn_kernel(
    const float *kernel, long height, long width, long inputs, long outputs, long first_row, long first_column, long step,
    float *turned) {
  const long rows = (height - first_row + step - 1) / step, columns = (width - first_column + step - 1) / step;
  for (long r = rows - 1; r >= 0; r--) {
    for (long c = columns - 1; c >= 0; c--, turned += inputs * outputs) {
      const float *from = kernel + ((first_row + r * step) * width + first_column + c * step) * inputs * outputs;
      for (long o = 0; o < outputs; o++)
        for (long i = 0; i < inputs; i++) turned[o * inputs + i] = from[i * outputs + o];
    }
  }
}
