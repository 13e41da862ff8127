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

// Rows of results of a 3×3 kernel that are computed at a time.
enum { ROWS = 3 };

// So many rows of results of a 3×3 kernel without holes, sixteen channels; kernel and sums stay in registers. A number of the image is
// read once for all windows that hold it: the sums of `open` windows side by side, [0] the one furthest right. Rows outside the image
// are zeros, columns outside it are passed over.
FB_INLINE void forward_rows(
    const fb_depthwise *p, const float *image, const float *kernel, const fb_epilogue *last, float *y, long oh, long first,
    const int rows, const int stride) {
  static const float zeros[NARROW];
  const long c = p->channels;
  const int open = stride == 1 ? 3 : 2, inputs = (rows - 1) * stride + 3;
  vector w[9];
  for (int k = 0; k < 9; k++) w[k] = load(kernel + k * c + first);
  const vector factor = last->factor ? load(last->factor + first) : (vector){0} + 1;
  const vector offset = last->offset ? load(last->offset + first) : (vector){0};
  const float low = last->low, high = last->high;
  const float *x[2 * ROWS + 1];
  long step[2 * ROWS + 1];
  for (int r = 0; r < inputs; r++) {
    const long h = oh * stride - p->pad_top + r;
    const bool inside = h >= 0 && h < p->height;
    x[r] = inside ? image + h * p->width * c + first : zeros;
    step[r] = inside ? c : 0;
  }
  vector sum[3][ROWS] = {0};
  for (long ow = 1 - open, column = -p->pad_left; ow < p->output_width; ow++) {
    for (int o = 0; o < rows; o++) sum[0][o] = (vector){0};
    for (int s = 0; s < stride; s++, column++) {
      if (column < 0 || column >= p->width) continue;
      for (int r = 0; r < inputs; r++) {
        const vector number = load(x[r]);
        x[r] += step[r];
        for (int n = 0; n < open; n++)
          for (int o = 0; o < rows; o++) {
            const int kh = r - o * stride, kw = s + n * stride;
            if (kh >= 0 && kh < 3 && kw < 3) sum[n][o] += number * w[3 * kh + kw];
          }
      }
    }
    for (int o = 0; o < rows && ow >= 0; o++) {
      vector moved = sum[open - 1][o] * factor + offset;
      FB_HOLD(moved, low, high);
      store(y + ((oh + o) * p->output_width + ow) * c + first, moved);
    }
    for (int n = open - 1; n > 0; n--)
      for (int o = 0; o < rows; o++) sum[n][o] = sum[n - 1][o];
  }
}

FB_INLINE void forward_three(
    const fb_depthwise *p, const float *image, const float *kernel, const fb_epilogue *last, float *y, const int stride) {
  long oh = 0;
  for (; oh + ROWS <= p->output_height; oh += ROWS)
    for (long first = 0; first < p->channels; first += NARROW)
      forward_rows(p, image, kernel, last, y, oh, first, ROWS, stride);
  for (; oh < p->output_height; oh++)
    for (long first = 0; first < p->channels; first += NARROW)
      forward_rows(p, image, kernel, last, y, oh, first, 1, stride);
}

FB_INLINE void forward_any(
    const fb_depthwise *p, const float *image, const float *kernel, const fb_epilogue *last, float *y) {
  const long c = p->channels;
  for (long oh = 0; oh < p->output_height; oh++) {
    placed at = {.top = oh * p->stride_height - p->pad_top};
    places(at.top, p->dilation_height, p->height, p->kernel_height, &at.kh_from, &at.kh_to);
    for (long ow = 0; ow < p->output_width; ow++, y += c) {
      at.left = ow * p->stride_width - p->pad_left;
      places(at.left, p->dilation_width, p->width, p->kernel_width, &at.kw_from, &at.kw_to);
      long first = 0;
      for (; first + WIDE <= c; first += WIDE) forward_vectors(p, &at, image, kernel, last, y, first, WIDE / NARROW);
      for (; first + WIDE / 2 <= c; first += WIDE / 2)
        forward_vectors(p, &at, image, kernel, last, y, first, WIDE / NARROW / 2);
      for (; first + NARROW <= c; first += NARROW) forward_vectors(p, &at, image, kernel, last, y, first, 1);
      if (first < c) forward_channels(p, &at, image, kernel, last, y, first);
    }
  }
}

FB_DISPATCHED
void fb_depthwise_forward(
    const fb_depthwise *shape, const float *x, const float *kernel, const fb_epilogue *epilogue, float *y) {
  // Copies: whoever writes floats to y might otherwise change them.
  const fb_depthwise own_shape = *shape, *const p = &own_shape;
  const fb_epilogue own_epilogue = *epilogue, *const last = &own_epilogue;
  const long stride = p->stride_height;
  const bool is_three = p->kernel_height == 3 && p->kernel_width == 3 && p->dilation_height == 1 && p->dilation_width == 1 &&
                        p->channels % NARROW == 0 && p->stride_width == stride;
  for (long n = 0; n < p->batch; n++) {
    if (is_three && stride == 1) forward_three(p, x, kernel, last, y, 1);
    else if (is_three && stride == 2) forward_three(p, x, kernel, last, y, 2);
    else forward_any(p, x, kernel, last, y);
    x += p->height * p->width * p->channels;
    y += p->output_height * p->output_width * p->channels;
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
