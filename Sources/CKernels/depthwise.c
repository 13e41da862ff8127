#include "convolution.h"
#include "dispatch.h"

#include <stdbool.h>
#include <string.h>

// Channels that are summed up in registers at a time: a vector, or as many vectors as hide the time that one sum waits
// for the last.
enum { NARROW = 16, WIDE = 4 * NARROW };

typedef float vector __attribute__((vector_size(NARROW * sizeof(float)), aligned(sizeof(float))));

FB_INLINE vector load(const float *x) { return *(const vector *)x; }

FB_INLINE void store(float *x, vector v) { *(vector *)x = v; }

// Places of a kernel along one axis that fall on the image: those k in [from, to) for which 0 <= start + k · dilation < size.
FB_INLINE void places(long start, long dilation, long size, long kernel, long *from, long *to) {
  *from = start >= 0 ? 0 : (-start + dilation - 1) / dilation;
  *to = start >= size ? 0 : (size - 1 - start) / dilation + 1;
  if (*to > kernel) *to = kernel;
}

// The places of a kernel that fall on the image, for one window.
typedef struct {
  long top, left, kh_from, kh_to, kw_from, kw_to;
} placed;

FB_INLINE void forward_vectors(
    const fb_depthwise *p, const placed *at, const float *image, const float *kernel, const fb_epilogue *last,
    float *y, long first, int vectors) {
  const long c = p->channels;
  vector sum[WIDE / NARROW];
  for (int v = 0; v < vectors; v++) sum[v] = (vector){0};
  for (long kh = at->kh_from; kh < at->kh_to; kh++) {
    const float *row = image + ((at->top + kh * p->dilation_height) * p->width + at->left) * c + first;
    const float *w = kernel + kh * p->kernel_width * c + first;
    for (long kw = at->kw_from; kw < at->kw_to; kw++)
      for (int v = 0; v < vectors; v++)
        sum[v] += load(row + kw * p->dilation_width * c + v * NARROW) * load(w + kw * c + v * NARROW);
  }
  for (int v = 0; v < vectors; v++) {
    const long at = first + v * NARROW;
    const vector scaled = last->factor ? sum[v] * load(last->factor + at) : sum[v];
    vector moved = last->offset ? scaled + load(last->offset + at) : scaled;
    FB_HOLD(moved, last->low, last->high);
    store(y + at, moved);
  }
}

// The channels from `from` on, which fill no vector.
FB_INLINE void forward_channels(
    const fb_depthwise *p, const placed *at, const float *image, const float *kernel, const fb_epilogue *last,
    float *y, long from) {
  const long c = p->channels;
  for (long i = from; i < c; i++) y[i] = 0;
  for (long kh = at->kh_from; kh < at->kh_to; kh++)
    for (long kw = at->kw_from; kw < at->kw_to; kw++) {
      const long h = at->top + kh * p->dilation_height, w = at->left + kw * p->dilation_width;
      const float *pixel = image + (h * p->width + w) * c;
      const float *k = kernel + (kh * p->kernel_width + kw) * c;
      for (long i = from; i < c; i++) y[i] += pixel[i] * k[i];
    }
  for (long i = from; i < c; i++) {
    const float moved = (last->factor ? last->factor[i] : 1) * y[i] + (last->offset ? last->offset[i] : 0);
    y[i] = moved < last->low ? last->low : moved > last->high ? last->high : moved;
  }
}

// A row of results of a 3×3 kernel without holes, sixteen channels: the kernel stays in registers. From the first window that
// lies whole on the image to the last.
FB_INLINE void forward_row(
    const fb_depthwise *p, const float *image, const float *kernel, const fb_epilogue *last, float *y, long top, long from,
    long to, long first) {
  const long c = p->channels, row = p->width * c, step = p->stride_width * c;
  vector w[9];
  for (int k = 0; k < 9; k++) w[k] = load(kernel + k * c + first);
  const vector factor = last->factor ? load(last->factor + first) : (vector){0} + 1;
  const vector offset = last->offset ? load(last->offset + first) : (vector){0};
  const float low = last->low, high = last->high;
  const float *x = image + top * row + (from * p->stride_width - p->pad_left) * c + first;
  for (long ow = from; ow < to; ow++, x += step) {
    const vector a = load(x) * w[0] + load(x + c) * w[1] + load(x + 2 * c) * w[2];
    const vector b = load(x + row) * w[3] + load(x + row + c) * w[4] + load(x + row + 2 * c) * w[5];
    const vector d = load(x + 2 * row) * w[6] + load(x + 2 * row + c) * w[7] + load(x + 2 * row + 2 * c) * w[8];
    vector moved = (a + b + d) * factor + offset;
    FB_HOLD(moved, low, high);
    store(y + ow * c + first, moved);
  }
}

// The same for all channels of the rows that lie whole on the image; the windows at the edges are left. Returns whether it did.
FB_INLINE bool forward_inner_row(
    const fb_depthwise *p, const float *image, const float *kernel, const fb_epilogue *last, float *y, long top, long *from,
    long *to) {
  if (p->kernel_height != 3 || p->kernel_width != 3 || p->dilation_height != 1 || p->dilation_width != 1 ||
      p->channels % NARROW != 0 || top < 0 || top + 3 > p->height)
    return false;
  *from = (p->pad_left + p->stride_width - 1) / p->stride_width;
  const long reach = p->width - 3 + p->pad_left;
  *to = reach < 0 ? 0 : reach / p->stride_width + 1;
  if (*to > p->output_width) *to = p->output_width;
  if (*from >= *to) return false;
  for (long first = 0; first < p->channels; first += NARROW)
    forward_row(p, image, kernel, last, y, top, *from, *to, first);
  return true;
}

FB_DISPATCHED
void fb_depthwise_forward(
    const fb_depthwise *p, const float *x, const float *kernel, const fb_epilogue *last, float *y) {
  const long c = p->channels;
  for (long n = 0; n < p->batch; n++) {
    const float *image = x + n * p->height * p->width * c;
    for (long oh = 0; oh < p->output_height; oh++) {
      placed at = {.top = oh * p->stride_height - p->pad_top};
      places(at.top, p->dilation_height, p->height, p->kernel_height, &at.kh_from, &at.kh_to);
      long from = 0, to = 0;
      forward_inner_row(p, image, kernel, last, y, at.top, &from, &to);
      for (long ow = 0; ow < p->output_width; ow++, y += c) {
        if (ow >= from && ow < to) continue;
        at.left = ow * p->stride_width - p->pad_left;
        places(at.left, p->dilation_width, p->width, p->kernel_width, &at.kw_from, &at.kw_to);
        long first = 0;
        for (; first + WIDE <= c; first += WIDE)
          forward_vectors(p, &at, image, kernel, last, y, first, WIDE / NARROW);
        for (; first + WIDE / 2 <= c; first += WIDE / 2)
          forward_vectors(p, &at, image, kernel, last, y, first, WIDE / NARROW / 2);
        for (; first + NARROW <= c; first += NARROW)
          forward_vectors(p, &at, image, kernel, last, y, first, 1);
        if (first < c) forward_channels(p, &at, image, kernel, last, y, first);
      }
    }
  }
}

// The window that starts at `place − k · dilation`; −1 where none does.
FB_INLINE long window_at(long place, long k, long dilation, long pad, long stride, long count) {
  const long start = place + pad - k * dilation;
  if (start < 0 || start % stride != 0) return -1;
  return start / stride < count ? start / stride : -1;
}

FB_INLINE void data_vectors(
    const fb_depthwise *p, const float *image, const float *kernel, float *dx, long h, long w, long first,
    int vectors) {
  const long c = p->channels;
  vector sum[WIDE / NARROW];
  for (int v = 0; v < vectors; v++) sum[v] = (vector){0};
  for (long kh = 0; kh < p->kernel_height; kh++) {
    const long oh = window_at(h, kh, p->dilation_height, p->pad_top, p->stride_height, p->output_height);
    if (oh < 0) continue;
    for (long kw = 0; kw < p->kernel_width; kw++) {
      const long ow = window_at(w, kw, p->dilation_width, p->pad_left, p->stride_width, p->output_width);
      if (ow < 0) continue;
      const float *g = image + (oh * p->output_width + ow) * c + first;
      const float *k = kernel + (kh * p->kernel_width + kw) * c + first;
      for (int v = 0; v < vectors; v++) sum[v] += load(g + v * NARROW) * load(k + v * NARROW);
    }
  }
  for (int v = 0; v < vectors; v++) store(dx + first + v * NARROW, sum[v]);
}

FB_INLINE void data_channels(
    const fb_depthwise *p, const float *image, const float *kernel, float *dx, long h, long w, long from) {
  const long c = p->channels;
  for (long i = from; i < c; i++) dx[i] = 0;
  for (long kh = 0; kh < p->kernel_height; kh++) {
    const long oh = window_at(h, kh, p->dilation_height, p->pad_top, p->stride_height, p->output_height);
    if (oh < 0) continue;
    for (long kw = 0; kw < p->kernel_width; kw++) {
      const long ow = window_at(w, kw, p->dilation_width, p->pad_left, p->stride_width, p->output_width);
      if (ow < 0) continue;
      const float *g = image + (oh * p->output_width + ow) * c;
      const float *k = kernel + (kh * p->kernel_width + kw) * c;
      for (long i = from; i < c; i++) dx[i] += g[i] * k[i];
    }
  }
}

FB_DISPATCHED
void fb_depthwise_backward_data(const fb_depthwise *p, const float *kernel, const float *dy, float *dx) {
  const long c = p->channels;
  for (long n = 0; n < p->batch; n++) {
    const float *image = dy + n * p->output_height * p->output_width * c;
    for (long h = 0; h < p->height; h++) {
      for (long w = 0; w < p->width; w++, dx += c) {
        long first = 0;
        for (; first + WIDE <= c; first += WIDE) data_vectors(p, image, kernel, dx, h, w, first, WIDE / NARROW);
        for (; first + WIDE / 2 <= c; first += WIDE / 2)
          data_vectors(p, image, kernel, dx, h, w, first, WIDE / NARROW / 2);
        for (; first + NARROW <= c; first += NARROW) data_vectors(p, image, kernel, dx, h, w, first, 1);
        if (first < c) data_channels(p, image, kernel, dx, h, w, first);
      }
    }
  }
}

// The sums along one row of windows, with one place of the kernel.
FB_INLINE void kernel_vectors(
    const float *x, const float *dy, float *dkernel, long count, long x_step, long y_step, int vectors) {
  vector sum[WIDE / NARROW];
  for (int v = 0; v < vectors; v++) sum[v] = (vector){0};
  for (long place = 0; place < count; place++, x += x_step, dy += y_step)
    for (int v = 0; v < vectors; v++) sum[v] += load(x + v * NARROW) * load(dy + v * NARROW);
  for (int v = 0; v < vectors; v++) store(dkernel + v * NARROW, load(dkernel + v * NARROW) + sum[v]);
}

FB_INLINE void kernel_channels(
    const float *x, const float *dy, float *dkernel, long count, long x_step, long y_step, long width) {
  for (long i = 0; i < width; i++) {
    float sum = 0;
    for (long place = 0; place < count; place++) sum += x[place * x_step + i] * dy[place * y_step + i];
    dkernel[i] += sum;
  }
}

FB_DISPATCHED
void fb_depthwise_backward_kernel(const fb_depthwise *p, const float *x, const float *dy, float *dkernel) {
  const long c = p->channels, step = p->stride_width * c;
  memset(dkernel, 0, (size_t)(p->kernel_height * p->kernel_width * c) * sizeof(float));
  for (long n = 0; n < p->batch; n++) {
    const float *image = x + n * p->height * p->width * c;
    for (long oh = 0; oh < p->output_height; oh++, dy += p->output_width * c) {
      const long top = oh * p->stride_height - p->pad_top;
      long kh_from, kh_to;
      places(top, p->dilation_height, p->height, p->kernel_height, &kh_from, &kh_to);
      for (long kh = kh_from; kh < kh_to; kh++) {
        const float *row = image + (top + kh * p->dilation_height) * p->width * c;
        for (long kw = 0; kw < p->kernel_width; kw++) {
          // The windows whose place kw lies on the image.
          const long left = kw * p->dilation_width - p->pad_left;
          long ow_from, ow_to, first = 0;
          places(left, p->stride_width, p->width, p->output_width, &ow_from, &ow_to);
          if (ow_from >= ow_to) continue;
          const long count = ow_to - ow_from;
          const float *from = row + (ow_from * p->stride_width + left) * c;
          const float *g = dy + ow_from * c;
          float *k = dkernel + (kh * p->kernel_width + kw) * c;
          for (; first + WIDE <= c; first += WIDE)
            kernel_vectors(from + first, g + first, k + first, count, step, c, WIDE / NARROW);
          for (; first + NARROW <= c; first += NARROW)
            kernel_vectors(from + first, g + first, k + first, count, step, c, 1);
          kernel_channels(from + first, g + first, k + first, count, step, c, c - first);
        }
      }
    }
  }
}

FB_DISPATCHED
void fb_add_to_columns(const float *bias, float *y, long rows, long columns) {
  for (long r = 0; r < rows; r++, y += columns)
    for (long i = 0; i < columns; i++) y[i] += bias[i];
}

// Rows that are summed up before their sum is added to the whole, so that little is lost.
enum { STRIP = 256 };

FB_INLINE void column_block(const float *x, float *sums, long rows, long columns, long first, long width) {
  double total[NARROW];
  for (long i = 0; i < width; i++) total[i] = 0;
  for (long start = 0; start < rows; start += STRIP) {
    const long end = start + STRIP < rows ? start + STRIP : rows;
    float sum[NARROW];
    for (long i = 0; i < width; i++) sum[i] = 0;
    for (long r = start; r < end; r++)
      for (long i = 0; i < width; i++) sum[i] += x[r * columns + first + i];
    for (long i = 0; i < width; i++) total[i] += (double)sum[i];
  }
  for (long i = 0; i < width; i++) sums[first + i] = (float)total[i];
}

FB_DISPATCHED
void fb_column_sums(const float *x, float *sums, long rows, long columns) {
  long first = 0;
  for (; first + NARROW <= columns; first += NARROW) column_block(x, sums, rows, columns, first, NARROW);
  if (first < columns) column_block(x, sums, rows, columns, first, columns - first);
}
