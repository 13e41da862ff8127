#include "depthwise.h"
#include "depthwise_three.h"
#include "vectors.h"

#include <string.h>

// Channels that are summed in registers at a time: enough vectors to hide the latency of an addition.
enum { WIDE = 4 * LANES };

// Kernel positions along one axis that fall on the image: those k in [from, to) for which 0 <= start + k · dilation
// < size.
FB_INLINE void places(long start, long dilation, long size, long kernel, long *from, long *to) {
  *from = start >= 0 ? 0 : (-start + dilation - 1) / dilation;
  *to = start >= size ? 0 : (size - 1 - start) / dilation + 1;
  if (*to > kernel) *to = kernel;
}

// The kernel positions that fall on the image, for one window.
typedef struct {
  long top, left, kh_from, kh_to, kw_from, kw_to;
} placed;

FB_INLINE void forward_vectors(
    const fb_depthwise *p, const placed *at, const float *image, const float *kernel, const fb_epilogue *last,
    float *y, long first, int vectors) {
  const long c = p->channels;
  vector sum[WIDE / LANES];
  for (int v = 0; v < vectors; v++) sum[v] = (vector){0};
  for (long kh = at->kh_from; kh < at->kh_to; kh++) {
    const float *row = image + ((at->top + kh * p->dilation_height) * p->width + at->left) * c + first;
    const float *w = kernel + kh * p->kernel_width * c + first;
    for (long kw = at->kw_from; kw < at->kw_to; kw++)
      for (int v = 0; v < vectors; v++)
        sum[v] += load(row + kw * p->dilation_width * c + v * LANES) * load(w + kw * c + v * LANES);
  }
  for (int v = 0; v < vectors; v++) {
    const long at = first + v * LANES;
    const vector scaled = last->factor ? sum[v] * load(last->factor + at) : sum[v];
    vector moved = last->offset ? scaled + load(last->offset + at) : scaled;
    FB_HOLD(moved, last->low, last->high);
    store(y + at, moved);
  }
}

// The channels from `from` on, fewer than a vector.
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
      for (; first + WIDE <= c; first += WIDE) forward_vectors(p, &at, image, kernel, last, y, first, WIDE / LANES);
      for (; first + WIDE / 2 <= c; first += WIDE / 2)
        forward_vectors(p, &at, image, kernel, last, y, first, WIDE / LANES / 2);
      for (; first + LANES <= c; first += LANES) forward_vectors(p, &at, image, kernel, last, y, first, 1);
      if (first < c) forward_channels(p, &at, image, kernel, last, y, first);
    }
  }
}

bool fb_depthwise_is_fast(const fb_depthwise *p) { return is_three(p); }

FB_DISPATCHED
void fb_depthwise_forward(
    const fb_depthwise *shape, const float *x, const float *kernel, const fb_epilogue *epilogue, float *y) {
  // Copies: stores of floats to y might alias them otherwise.
  const fb_depthwise own_shape = *shape, *const p = &own_shape;
  fb_epilogue own_epilogue = *epilogue;
  own_epilogue.streams = own_epilogue.streams && is_three(p) && can_stream(y, p->channels);
  const fb_epilogue *const last = &own_epilogue;
  for (long n = 0; n < p->batch; n++) {
    if (is_three(p) && p->stride_height == 1) forward_three(p, x, kernel, last, y, 1, false);
    else if (is_three(p)) forward_three(p, x, kernel, last, y, 2, false);
    else forward_any(p, x, kernel, last, y);
    x += p->height * p->width * p->channels;
    y += p->output_height * p->output_width * p->channels;
  }
  end_stream(last->streams);
}

// The window that starts at `place − k · dilation`; −1 if there is none.
FB_INLINE long window_at(long place, long k, long dilation, long pad, long stride, long count) {
  const long start = place + pad - k * dilation;
  if (start < 0 || start % stride != 0) return -1;
  return start / stride < count ? start / stride : -1;
}

FB_INLINE void data_vectors(
    const fb_depthwise *p, const float *image, const float *kernel, float *dx, long h, long w, long first,
    int vectors) {
  const long c = p->channels;
  vector sum[WIDE / LANES];
  for (int v = 0; v < vectors; v++) sum[v] = (vector){0};
  for (long kh = 0; kh < p->kernel_height; kh++) {
    const long oh = window_at(h, kh, p->dilation_height, p->pad_top, p->stride_height, p->output_height);
    if (oh < 0) continue;
    for (long kw = 0; kw < p->kernel_width; kw++) {
      const long ow = window_at(w, kw, p->dilation_width, p->pad_left, p->stride_width, p->output_width);
      if (ow < 0) continue;
      const float *g = image + (oh * p->output_width + ow) * c + first;
      const float *k = kernel + (kh * p->kernel_width + kw) * c + first;
      for (int v = 0; v < vectors; v++) sum[v] += load(g + v * LANES) * load(k + v * LANES);
    }
  }
  for (int v = 0; v < vectors; v++) store(dx + first + v * LANES, sum[v]);
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

FB_INLINE void data_any(const fb_depthwise *p, const float *dy, const float *kernel, float *dx) {
  const long c = p->channels;
  for (long h = 0; h < p->height; h++) {
    for (long w = 0; w < p->width; w++, dx += c) {
      long first = 0;
      for (; first + WIDE <= c; first += WIDE) data_vectors(p, dy, kernel, dx, h, w, first, WIDE / LANES);
      for (; first + WIDE / 2 <= c; first += WIDE / 2) data_vectors(p, dy, kernel, dx, h, w, first, WIDE / LANES / 2);
      for (; first + LANES <= c; first += LANES) data_vectors(p, dy, kernel, dx, h, w, first, 1);
      if (first < c) data_channels(p, dy, kernel, dx, h, w, first);
    }
  }
}

FB_DISPATCHED
void fb_depthwise_backward_data(
    const fb_depthwise *shape, const float *kernel, const float *dy, float *dx, bool streams) {
  const fb_depthwise own_shape = *shape, *const p = &own_shape;
  streams = streams && is_three(p) && can_stream(dx, p->channels);
  for (long n = 0; n < p->batch; n++) {
    if (is_three(p)) data_three(p, dy, kernel, dx, streams);
    else data_any(p, dy, kernel, dx);
    dy += p->output_height * p->output_width * p->channels;
    dx += p->height * p->width * p->channels;
  }
  end_stream(streams);
}

// The sums along one row of windows for one kernel position.
FB_INLINE void kernel_vectors(
    const float *x, const float *dy, float *dkernel, long count, long x_step, long y_step, int vectors) {
  vector sum[WIDE / LANES];
  for (int v = 0; v < vectors; v++) sum[v] = (vector){0};
  for (long place = 0; place < count; place++, x += x_step, dy += y_step)
    for (int v = 0; v < vectors; v++) sum[v] += load(x + v * LANES) * load(dy + v * LANES);
  for (int v = 0; v < vectors; v++) store(dkernel + v * LANES, load(dkernel + v * LANES) + sum[v]);
}

FB_INLINE void kernel_channels(
    const float *x, const float *dy, float *dkernel, long count, long x_step, long y_step, long width) {
  for (long i = 0; i < width; i++) {
    float sum = 0;
    for (long place = 0; place < count; place++) sum += x[place * x_step + i] * dy[place * y_step + i];
    dkernel[i] += sum;
  }
}

FB_INLINE void kernel_any(const fb_depthwise *p, const float *image, const float *dy, float *dkernel) {
  const long c = p->channels, step = p->stride_width * c;
  for (long oh = 0; oh < p->output_height; oh++, dy += p->output_width * c) {
    const long top = oh * p->stride_height - p->pad_top;
    long kh_from, kh_to;
    places(top, p->dilation_height, p->height, p->kernel_height, &kh_from, &kh_to);
    for (long kh = kh_from; kh < kh_to; kh++) {
      const float *row = image + (top + kh * p->dilation_height) * p->width * c;
      for (long kw = 0; kw < p->kernel_width; kw++) {
        // The windows whose position kw is on the image.
        const long left = kw * p->dilation_width - p->pad_left;
        long ow_from, ow_to, first = 0;
        places(left, p->stride_width, p->width, p->output_width, &ow_from, &ow_to);
        if (ow_from >= ow_to) continue;
        const long count = ow_to - ow_from;
        const float *from = row + (ow_from * p->stride_width + left) * c;
        const float *g = dy + ow_from * c;
        float *k = dkernel + (kh * p->kernel_width + kw) * c;
        for (; first + WIDE <= c; first += WIDE)
          kernel_vectors(from + first, g + first, k + first, count, step, c, WIDE / LANES);
        for (; first + LANES <= c; first += LANES)
          kernel_vectors(from + first, g + first, k + first, count, step, c, 1);
        kernel_channels(from + first, g + first, k + first, count, step, c, c - first);
      }
    }
  }
}

FB_DISPATCHED
void fb_depthwise_backward_kernel(const fb_depthwise *shape, const float *x, const float *dy, float *dkernel) {
  const fb_depthwise own_shape = *shape, *const p = &own_shape;
  memset(dkernel, 0, (size_t)(p->kernel_height * p->kernel_width * p->channels) * sizeof(float));
  for (long n = 0; n < p->batch; n++) {
    if (is_three(p) && p->stride_height == 1) kernel_three(p, x, dy, dkernel, 1);
    else if (is_three(p)) kernel_three(p, x, dy, dkernel, 2);
    else kernel_any(p, x, dy, dkernel);
    x += p->height * p->width * p->channels;
    dy += p->output_height * p->output_width * p->channels;
  }
}
