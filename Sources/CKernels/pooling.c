#include "pooling.h"
#include "columns.h"
#include "dispatch.h"


#include <float.h>
#include <math.h>
#include <string.h>

enum { CUT = 255 };  // where ReLU made the output zero: no gradient

// A 2×2 window entirely in the image: four rows of channels, compared in registers.
FB_INLINE void largest_of_four(
    const float *a, const float *b, const float *c, const float *d, float *y, uint8_t *where, long channels,
    bool relu, bool keep) {
  for (long i = 0; i < channels; i++) {
    float top = a[i], bottom = c[i];
    int t = 0, u = 2;
    if (b[i] > top) { top = b[i]; t = 1; }
    if (d[i] > bottom) { bottom = d[i]; u = 3; }
    if (bottom > top) { top = bottom; t = u; }
    if (relu) {
      t = top > 0 ? t : CUT;
      top = top > 0 ? top : 0;
    }
    y[i] = top;
    if (keep) where[i] = (uint8_t)t;
  }
}

FB_INLINE void max_pool(const fb_pooling *p, bool relu, const float *x, float *y, uint8_t *where, bool keep) {
  const long c = p->channels, row = p->width * c;
  for (long n = 0; n < p->batch; n++) {
    const float *image = x + n * p->height * row;
    for (long oh = 0; oh < p->output_height; oh++) {
      const long top = oh * p->stride_height - p->pad_top;
      for (long ow = 0; ow < p->output_width; ow++, y += c, where += keep ? c : 0) {
        const long left = ow * p->stride_width - p->pad_left;
        if (p->window_height == 2 && p->window_width == 2 && top >= 0 && left >= 0 && top + 1 < p->height &&
            left + 1 < p->width) {
          const float *a = image + top * row + left * c;
          largest_of_four(a, a + c, a + row, a + row + c, y, where, c, relu, keep);
          continue;
        }
        for (long i = 0; i < c; i++) y[i] = -FLT_MAX;
        if (keep) memset(where, 0, (size_t)c);
        bool first = true;
        for (long kh = 0; kh < p->window_height; kh++) {
          const long h = top + kh;
          if (h < 0 || h >= p->height) continue;
          for (long kw = 0; kw < p->window_width; kw++) {
            const long w = left + kw;
            if (w < 0 || w >= p->width) continue;
            const float *pixel = image + h * row + w * c;
            const uint8_t place = (uint8_t)(kh * p->window_width + kw);
            if (first) {
              memcpy(y, pixel, (size_t)c * sizeof(float));
              if (keep) memset(where, place, (size_t)c);
              first = false;
              continue;
            }
            for (long i = 0; i < c; i++) {
              const bool larger = pixel[i] > y[i];
              y[i] = larger ? pixel[i] : y[i];
              if (keep) where[i] = larger ? place : where[i];
            }
          }
        }
        if (relu)
          for (long i = 0; i < c; i++) {
            if (keep) where[i] = y[i] > 0 ? where[i] : CUT;
            y[i] = y[i] > 0 ? y[i] : 0;
          }
      }
    }
  }
}

FB_DISPATCHED
void fb_max_pool_forward(const fb_pooling *p, bool relu, const float *x, float *y, uint8_t *where) {
  if (relu) max_pool(p, true, x, y, where, true); else max_pool(p, false, x, y, where, true);
}

FB_DISPATCHED
void fb_max_pool_predict(const fb_pooling *p, bool relu, const float *x, float *y) {
  if (relu) max_pool(p, true, x, y, NULL, false); else max_pool(p, false, x, y, NULL, false);
}

FB_DISPATCHED
void fb_max_pool_backward(const fb_pooling *p, const float *dy, const uint8_t *where, float *dx) {
  const long c = p->channels, row = p->width * c;
  const bool tiles = p->window_height == 2 && p->window_width == 2 && p->stride_height == 2 && p->stride_width == 2 &&
                     p->pad_top == 0 && p->pad_left == 0 && p->output_height * 2 <= p->height &&
                     p->output_width * 2 <= p->width;
  if (!tiles) memset(dx, 0, (size_t)(p->batch * p->height * row) * sizeof(float));
  for (long n = 0; n < p->batch; n++) {
    float *image = dx + n * p->height * row;
    for (long oh = 0; oh < p->output_height; oh++) {
      const long top = oh * p->stride_height - p->pad_top;
      for (long ow = 0; ow < p->output_width; ow++, dy += c, where += c) {
        const long left = ow * p->stride_width - p->pad_left;
        if (tiles) {
          float *a = image + top * row + left * c;
          for (long i = 0; i < c; i++) {
            const float g = dy[i];
            const int t = where[i];
            a[i] = t == 0 ? g : 0;
            a[c + i] = t == 1 ? g : 0;
            a[row + i] = t == 2 ? g : 0;
            a[row + c + i] = t == 3 ? g : 0;
          }
          continue;
        }
        for (long kh = 0; kh < p->window_height; kh++) {
          const long h = top + kh;
          if (h < 0 || h >= p->height) continue;
          for (long kw = 0; kw < p->window_width; kw++) {
            const long w = left + kw;
            if (w < 0 || w >= p->width) continue;
            float *pixel = image + h * row + w * c;
            const uint8_t place = (uint8_t)(kh * p->window_width + kw);
            for (long i = 0; i < c; i++) pixel[i] += where[i] == place ? dy[i] : 0;
          }
        }
      }
      if (tiles && p->output_width * 2 < p->width) {
        const size_t rest = (size_t)((p->width - p->output_width * 2) * c) * sizeof(float);
        memset(image + top * row + p->output_width * 2 * c, 0, rest);
        memset(image + (top + 1) * row + p->output_width * 2 * c, 0, rest);
      }
    }
    if (tiles && p->output_height * 2 < p->height)
      memset(image + p->output_height * 2 * row, 0, (size_t)((p->height - p->output_height * 2) * row) * sizeof(float));
  }
}

// The part of a window on the image: [first, end).
FB_INLINE long first(long start) { return start < 0 ? 0 : start; }
FB_INLINE long end(long start, long window, long size) { return start + window > size ? size : start + window; }

FB_INLINE long overlap(long start, long window, long size) {
  const long length = end(start, window, size) - first(start);
  return length > 0 ? length : 0;
}

FB_DISPATCHED
void fb_average_pool_forward(const fb_pooling *p, const float *x, float *y) {
  const long c = p->channels, row = p->width * c;
  for (long n = 0; n < p->batch; n++) {
    const float *image = x + n * p->height * row;
    for (long oh = 0; oh < p->output_height; oh++) {
      const long top = oh * p->stride_height - p->pad_top;
      for (long ow = 0; ow < p->output_width; ow++, y += c) {
        const long left = ow * p->stride_width - p->pad_left;
        const long pixels = overlap(top, p->window_height, p->height) * overlap(left, p->window_width, p->width);
        memset(y, 0, (size_t)c * sizeof(float));
        for (long h = first(top); h < end(top, p->window_height, p->height); h++) {
          for (long w = first(left); w < end(left, p->window_width, p->width); w++) {
            const float *pixel = image + h * row + w * c;
            for (long i = 0; i < c; i++) y[i] += pixel[i];
          }
        }
        const float share = pixels > 0 ? 1.0f / (float)pixels : 0;
        for (long i = 0; i < c; i++) y[i] *= share;
      }
    }
  }
}

FB_DISPATCHED
void fb_average_pool_backward(const fb_pooling *p, const float *dy, float *dx) {
  const long c = p->channels, row = p->width * c;
  memset(dx, 0, (size_t)(p->batch * p->height * row) * sizeof(float));
  for (long n = 0; n < p->batch; n++) {
    float *image = dx + n * p->height * row;
    for (long oh = 0; oh < p->output_height; oh++) {
      const long top = oh * p->stride_height - p->pad_top;
      for (long ow = 0; ow < p->output_width; ow++, dy += c) {
        const long left = ow * p->stride_width - p->pad_left;
        const long pixels = overlap(top, p->window_height, p->height) * overlap(left, p->window_width, p->width);
        const float share = pixels > 0 ? 1.0f / (float)pixels : 0;
        for (long h = first(top); h < end(top, p->window_height, p->height); h++) {
          for (long w = first(left); w < end(left, p->window_width, p->width); w++) {
            float *pixel = image + h * row + w * c;
            for (long i = 0; i < c; i++) pixel[i] += share * dy[i];
          }
        }
      }
    }
  }
}

FB_DISPATCHED
void fb_max_pool_wide_forward(const fb_pooling *p, bool relu, const float *x, float *y, int32_t *where) {
  const long c = p->channels, row = p->width * c;
  for (long n = 0; n < p->batch; n++) {
    const float *image = x + n * p->height * row;
    for (long oh = 0; oh < p->output_height; oh++) {
      const long top = oh * p->stride_height - p->pad_top;
      for (long ow = 0; ow < p->output_width; ow++, y += c, where += where ? c : 0) {
        const long left = ow * p->stride_width - p->pad_left;
        for (long i = 0; i < c; i++) {
          float best = -FLT_MAX;
          long place = -1;
          for (long h = first(top); h < end(top, p->window_height, p->height); h++)
            for (long w = first(left); w < end(left, p->window_width, p->width); w++) {
              const float value = image[h * row + w * c + i];
              if (place < 0 || value > best) {
                best = value;
                place = h * p->width + w;
              }
            }
          if (relu && !(best > 0)) {
            best = 0;
            place = -1;
          }
          y[i] = best;
          if (where) where[i] = (int32_t)place;
        }
      }
    }
  }
}

void fb_max_pool_wide_backward(const fb_pooling *p, const float *dy, const int32_t *where, float *dx) {
  const long c = p->channels, row = p->width * c;
  memset(dx, 0, (size_t)(p->batch * p->height * row) * sizeof(float));
  const long windows = p->output_height * p->output_width;
  for (long n = 0; n < p->batch; n++) {
    float *image = dx + n * p->height * row;
    for (long window = 0; window < windows; window++, dy += c, where += c)
      for (long i = 0; i < c; i++)
        if (where[i] >= 0) image[where[i] * c + i] += dy[i];
  }
}

FB_DISPATCHED
void fb_global_average_forward(const float *x, float *y, long batch, long pixels, long channels) {
  for (long n = 0; n < batch; n++, x += pixels * channels, y += channels) {
    fb_column_sums(x, y, pixels, channels);
    for (long i = 0; i < channels; i++) y[i] /= (float)pixels;
  }
}

FB_DISPATCHED
void fb_global_average_backward(const float *dy, float *dx, long batch, long pixels, long channels) {
  const float share = 1 / (float)pixels;
  for (long n = 0; n < batch; n++, dy += channels)
    for (long pixel = 0; pixel < pixels; pixel++, dx += channels)
      for (long i = 0; i < channels; i++) dx[i] = share * dy[i];
}

FB_DISPATCHED
void fb_global_max_forward(const float *x, float *y, long batch, long pixels, long channels) {
  for (long n = 0; n < batch; n++, y += channels) {
    for (long i = 0; i < channels; i++) y[i] = -INFINITY;
    for (long pixel = 0; pixel < pixels; pixel++, x += channels)
      for (long i = 0; i < channels; i++) y[i] = x[i] <= y[i] ? y[i] : x[i];
  }
}

FB_DISPATCHED
void fb_global_max_backward(
    const float *x, const float *y, const float *dy, float *dx, long batch, long pixels, long channels) {
  for (long n = 0; n < batch; n++, y += channels, dy += channels) {
    // The first pixel's element holds the number of equal maxima until its own turn.
    for (long i = 0; i < channels; i++) dx[i] = 0;
    for (long pixel = 0; pixel < pixels; pixel++)
      for (long i = 0; i < channels; i++) dx[i] += x[pixel * channels + i] == y[i] ? 1 : 0;
    for (long pixel = pixels - 1; pixel >= 0; pixel--)
      for (long i = 0; i < channels; i++)
        dx[pixel * channels + i] = x[pixel * channels + i] == y[i] ? dy[i] / dx[i] : 0;
    x += pixels * channels;
    dx += pixels * channels;
  }
}
