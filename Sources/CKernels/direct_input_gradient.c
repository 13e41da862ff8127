#include "direct.h"
#include "vectors.h"

#include <stddef.h>

// The gradient of a convolution's input is a matrix product too: results that a pixel had a part in, by the kernel's elements for
// them. The kernel is read as it lies, without a turned copy: a tile, several pixels by several input channels, is summed in
// registers over the outputs, which are adjacent, and across the registers at the end.

typedef int32_t lanes_mask __attribute__((vector_size(sizeof(vector)), aligned(sizeof(int32_t))));

FB_INLINE float sum_of_lanes(vector v) {
  for (int half = LANES / 2; half > 0; half /= 2)
    for (int lane = 0; lane < half; lane++) v[lane] += v[lane + half];
  return v[0];
}

// Every so-many-th pixel of a row of the input: those that meet the same columns of the kernel.
typedef struct {
  // The rows and columns of the kernel that meet them, `stride` apart, and the row of the result that the first meets.
  long kh_from, kh_to, kw_from, oh_from;
  // What is added to a pixel's number for the column of the result that meets it by the first column of the kernel; the next is one
  // less.
  long shift;
} pixel_class;

// Sums of `pixels` by `channels`; both are constants at the call sites. Columns outside the result are passed over for a single
// pixel only.
FB_INLINE void sums(
    const fb_direct *p, const pixel_class *class, const float *dy, const float *kernel, const lanes_mask *last, long n, long c,
    int pixels, int channels, const float *value, float bound, float *dx) {
  vector sum[24];
  for (int s = 0; s < pixels * channels; s++) sum[s] = (vector){0};
  for (long kh = class->kh_from, oh = class->oh_from; kh < class->kh_to; kh += p->stride, oh--) {
    for (long kw = class->kw_from, ow = n + class->shift; kw < p->kernel_width; kw += p->stride, ow--) {
      if (pixels == 1 && (ow < 0 || ow >= p->output_width)) continue;
      const float *left = dy + (oh * p->output_width + ow) * p->outputs;
      const float *right = kernel + ((kh * p->kernel_width + kw) * p->inputs + c) * p->outputs;
      for (long o = 0; o < p->outputs; o += LANES) {
        const bool is_last = o + LANES > p->outputs;
        const long at = is_last ? p->outputs - LANES : o;
        vector across[4];
        for (int i = 0; i < pixels; i++) {
          across[i] = load(left + i * p->outputs + at);
          if (is_last) across[i] = (vector)((lanes_mask)across[i] & *last);
        }
        for (int j = 0; j < channels; j++) {
          vector w = load(right + j * p->outputs + at);
          if (is_last) w = (vector)((lanes_mask)w & *last);
          for (int i = 0; i < pixels; i++) sum[i * channels + j] += across[i] * w;
        }
      }
    }
  }
  const long step = p->stride * p->inputs;
  for (int i = 0; i < pixels; i++) {
    for (int j = 0; j < channels; j++) {
      const bool passes = value == NULL || (value[i * step + c + j] > 0 && value[i * step + c + j] < bound);
      dx[i * step + c + j] = passes ? sum_of_lanes(sum[i * channels + j]) : 0;
    }
  }
}

FB_DISPATCHED
void fb_direct_backward_input(
    const fb_direct *shape, long output_height, const float *dy, long row, const float *kernel, long from, long to,
    const float *value, float bound, float *dx) {
  enum { PIXELS = 4, CHANNELS = 6 };
  const fb_direct own = *shape, *const p = &own;
  lanes_mask last;
  for (long lane = 0; lane < LANES; lane++) last[lane] = lane >= LANES - p->outputs % LANES ? -1 : 0;
  pixel_class class = {.kh_from = (row + p->pad_top) % p->stride};
  class.oh_from = (row + p->pad_top - class.kh_from) / p->stride;
  // The first row of the kernel that meets the result, and the one behind the last.
  const long below = class.oh_from - (output_height - 1);
  if (below > 0) class.kh_from += below * p->stride, class.oh_from -= below;
  class.kh_to = class.kh_from + (class.oh_from + 1) * p->stride;
  if (class.kh_to > p->kernel_height) class.kh_to = p->kernel_height;
  for (long first = 0; first < p->stride && first < p->width; first++) {
    class.kw_from = (first + p->pad_left) % p->stride;
    class.shift = (first + p->pad_left - class.kw_from) / p->stride;
    const long count = (p->width - first + p->stride - 1) / p->stride;
    const long columns = (p->kernel_width - class.kw_from + p->stride - 1) / p->stride;
    for (long n = 0; n < count;) {
      const long pixel = (first + n * p->stride) * p->inputs;
      const float *const passes = value == NULL ? NULL : value + pixel;
      long c = from;
      // The columns of the result that all of a tile's pixels meet.
      const long lowest = n + class.shift - (columns - 1), highest = n + class.shift + PIXELS - 1;
      if (n + PIXELS <= count && lowest >= 0 && highest < p->output_width) {
        for (; c + CHANNELS <= to; c += CHANNELS) sums(p, &class, dy, kernel, &last, n, c, PIXELS, CHANNELS, passes, bound, dx + pixel);
        for (; c < to; c++) sums(p, &class, dy, kernel, &last, n, c, PIXELS, 1, passes, bound, dx + pixel);
        n += PIXELS;
      } else {
        for (; c + CHANNELS <= to; c += CHANNELS) sums(p, &class, dy, kernel, &last, n, c, 1, CHANNELS, passes, bound, dx + pixel);
        for (; c < to; c++) sums(p, &class, dy, kernel, &last, n, c, 1, 1, passes, bound, dx + pixel);
        n++;
      }
    }
  }
}
