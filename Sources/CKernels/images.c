#include "images.h"
#include "dispatch.h"
#include "hash.h"
#include "vector_math.h"

float fb_uniform(uint64_t seed, int64_t sample, uint32_t index) {
  return uniform_of(drawn(sample_key(seed, sample), index));
}

// MARK: Warping

// Maps a coordinate outside the image into it by the fill mode; `constant` leaves it outside.
FB_INLINE float mapped(float at, long length, fb_fill fill) {
  const float end = (float)(length - 1), size = (float)length;
  if (!(at >= -1e9f && at <= 1e9f)) return fill == FB_FILL_CONSTANT ? -2 : 0;
  switch (fill) {
    case FB_FILL_CONSTANT: return at;
    case FB_FILL_NEAREST: break;
    case FB_FILL_REFLECT:
      if (length <= 1) return 0;
      if (at < 0) {
        if (at < 2 * size) at += 2 * size * truncf(-at / (2 * size));
        at = at < -size ? at + 2 * size : -at - 1;
      } else if (at > end) {
        at -= 2 * size * truncf(at / (2 * size));
        if (at >= size) at = 2 * size - at - 1;
      }
      break;
    case FB_FILL_WRAP:
      if (length <= 1) return 0;
      if (at < 0) at += size * (truncf(-at / end) + 1);
      else if (at > end) at -= size * truncf(at / end);
      break;
  }
  return at < 0 ? 0 : at > end ? end : at;
}

// The four pixels around a position with their weights; `there` says which are in the image.
typedef struct {
  long offsets[4];
  float shares[4];
  bool there[4];
} corners;

FB_INLINE corners corners_at(const fb_images *p, const float *m, long row, long column, fb_fill fill, bool bilinear) {
  const float c = (float)column, r = (float)row;
  const float x = mapped(m[0] * c + m[1] * r + m[2], p->width, fill);
  const float y = mapped(m[3] * c + m[4] * r + m[5], p->height, fill);
  corners result = {{0}, {0}, {false}};
  if (!bilinear) {
    const long h = (long)roundf(y), w = (long)roundf(x);
    result.there[0] = h >= 0 && h < p->height && w >= 0 && w < p->width;
    result.offsets[0] = (h * p->width + w) * p->channels;
    result.shares[0] = 1;
    return result;
  }
  const float top = floorf(y), left = floorf(x);
  for (int k = 0; k < 4; k++) {
    const long h = (long)top + (k >> 1), w = (long)left + (k & 1);
    result.there[k] = h >= 0 && h < p->height && w >= 0 && w < p->width;
    result.offsets[k] = (h * p->width + w) * p->channels;
    result.shares[k] = (k >> 1 ? y - top : top + 1 - y) * (k & 1 ? x - left : left + 1 - x);
  }
  return result;
}

// Fast path: most positions are between four pixels of the image.
FB_INLINE bool between_pixels(const fb_images *p, const float *m, long row, long column, float *x, float *y) {
  const float c = (float)column, r = (float)row;
  *x = m[0] * c + m[1] * r + m[2];
  *y = m[3] * c + m[4] * r + m[5];
  return *x >= 0 && *y >= 0 && *x < (float)(p->width - 1) && *y < (float)(p->height - 1);
}

FB_INLINE void interpolate(const fb_images *p, const float *x, float column, float row, float *y) {
  const long c = p->channels, line = p->width * c;
  const int left = (int)column, top = (int)row;
  const float across = column - (float)left, down = row - (float)top;
  const float *a = x + top * line + left * c, *b = a + line;
  for (long i = 0; i < c; i++) {
    const float above = a[i] * (1 - across) + a[c + i] * across, below = b[i] * (1 - across) + b[c + i] * across;
    y[i] = above * (1 - down) + below * down;
  }
}

FB_DISPATCHED
void fb_warp(
    const fb_images *p, const float *matrices, fb_fill fill, float fill_value, bool bilinear, const float *x, float *y) {
  const long c = p->channels, image = p->height * p->width * c;
  for (long n = 0; n < p->batch; n++)
    for (long h = 0; h < p->height; h++)
      for (long w = 0; w < p->width; w++, y += c) {
        float column, row;
        if (bilinear && between_pixels(p, matrices + 6 * n, h, w, &column, &row)) {
          if (c == 1) {
            fb_images one = *p;
            one.channels = 1;
            interpolate(&one, x + n * image, column, row, y);
          } else {
            interpolate(p, x + n * image, column, row, y);
          }
          continue;
        }
        const corners at = corners_at(p, matrices + 6 * n, h, w, fill, bilinear);
        for (long i = 0; i < c; i++) y[i] = 0;
        for (int k = 0; k < (bilinear ? 4 : 1); k++) {
          const float share = at.shares[k];
          if (share == 0) continue;
          if (!at.there[k]) {
            for (long i = 0; i < c; i++) y[i] += share * fill_value;
            continue;
          }
          const float *pixel = x + n * image + at.offsets[k];
          for (long i = 0; i < c; i++) y[i] += share * pixel[i];
        }
      }
}

FB_DISPATCHED
void fb_warp_backward(
    const fb_images *p, const float *matrices, fb_fill fill, bool bilinear, const float *dy, float *dx) {
  const long c = p->channels, image = p->height * p->width * c;
  memset(dx, 0, (size_t)(p->batch * image) * sizeof(float));
  for (long n = 0; n < p->batch; n++)
    for (long h = 0; h < p->height; h++)
      for (long w = 0; w < p->width; w++, dy += c) {
        const corners at = corners_at(p, matrices + 6 * n, h, w, fill, bilinear);
        for (int k = 0; k < (bilinear ? 4 : 1); k++) {
          if (!at.there[k] || at.shares[k] == 0) continue;
          float *pixel = dx + n * image + at.offsets[k];
          for (long i = 0; i < c; i++) pixel[i] += at.shares[k] * dy[i];
        }
      }
}

void fb_flip(const fb_images *p, const bool *flips, bool across, bool down, const float *x, float *y) {
  const long c = p->channels, row = p->width * c, image = p->height * row;
  for (long n = 0; n < p->batch; n++)
    for (long h = 0; h < p->height; h++, y += row) {
      const float *from = x + n * image + (flips[n] && down ? p->height - 1 - h : h) * row;
      if (!flips[n] || !across) {
        memcpy(y, from, (size_t)row * sizeof(float));
        continue;
      }
      for (long w = 0; w < p->width; w++) memcpy(y + w * c, from + (p->width - 1 - w) * c, (size_t)c * sizeof(float));
    }
}

// MARK: Contrast

FB_INLINE void channel_means(const fb_images *p, const float *x, float *means) {
  const long c = p->channels, pixels = p->height * p->width;
  memset(means, 0, (size_t)c * sizeof(float));
  for (long h = 0; h < p->height; h++) {
    for (long w = 0; w < p->width; w++, x += c)
      for (long i = 0; i < c; i++) means[i] += x[i];
  }
  for (long i = 0; i < c; i++) means[i] /= (float)pixels;
}

FB_DISPATCHED
void fb_contrast(
    const fb_images *p, const float *factors, const float *deltas, float low, float high, const float *x, float *y,
    float *means) {
  const long c = p->channels, pixels = p->height * p->width;
  for (long n = 0; n < p->batch; n++) {
    const float factor = factors[n], delta = deltas[n];
    channel_means(p, x, means);
    for (long k = 0; k < pixels; k++, x += c, y += c)
      for (long i = 0; i < c; i++) {
        const float v = (x[i] - means[i]) * factor + means[i] + delta;
        y[i] = v < low ? low : v > high ? high : v;
      }
  }
}

FB_DISPATCHED
void fb_contrast_backward(
    const fb_images *p, const float *factors, const float *deltas, float low, float high, const float *x,
    const float *dy, float *dx, float *means) {
  const long c = p->channels, pixels = p->height * p->width;
  for (long n = 0; n < p->batch; n++, x += pixels * c, dy += pixels * c, dx += pixels * c) {
    const float factor = factors[n], delta = deltas[n];
    channel_means(p, x, means);
    // Each unclipped gradient contributes to its own pixel, and in equal parts to all pixels of the mean.
    for (long k = 0; k < pixels; k++)
      for (long i = 0; i < c; i++) {
        const float v = (x[k * c + i] - means[i]) * factor + means[i] + delta;
        dx[k * c + i] = v < low || v > high ? 0 : dy[k * c + i];
      }
    channel_means(p, dx, means);
    for (long k = 0; k < pixels; k++)
      for (long i = 0; i < c; i++) dx[k * c + i] = dx[k * c + i] * factor + (1 - factor) * means[i];
  }
}

// MARK: Resizing

FB_DISPATCHED
void fb_resize(
    const fb_images *p, long out_height, long out_width, const fb_sample *rows, const fb_sample *columns, const float *x,
    float *y) {
  const long c = p->channels, row = p->width * c, image = p->height * row;
  for (long n = 0; n < p->batch; n++)
    for (long h = 0; h < out_height; h++) {
      const float *top = x + n * image + rows[h].before * row, *bottom = x + n * image + rows[h].after * row;
      const float down = rows[h].share;
      for (long w = 0; w < out_width; w++, y += c) {
        const long left = columns[w].before * c, right = columns[w].after * c;
        const float across = columns[w].share;
        if (down == 0 && across == 0) {
          memcpy(y, top + left, (size_t)c * sizeof(float));
          continue;
        }
        for (long i = 0; i < c; i++) {
          const float a = top[left + i] + (top[right + i] - top[left + i]) * across;
          const float b = bottom[left + i] + (bottom[right + i] - bottom[left + i]) * across;
          y[i] = a + (b - a) * down;
        }
      }
    }
}

FB_DISPATCHED
void fb_resize_backward(
    const fb_images *p, long out_height, long out_width, const fb_sample *rows, const fb_sample *columns,
    const float *dy, float *dx) {
  const long c = p->channels, row = p->width * c, image = p->height * row;
  memset(dx, 0, (size_t)(p->batch * image) * sizeof(float));
  for (long n = 0; n < p->batch; n++)
    for (long h = 0; h < out_height; h++) {
      float *top = dx + n * image + rows[h].before * row, *bottom = dx + n * image + rows[h].after * row;
      const float down = rows[h].share;
      for (long w = 0; w < out_width; w++, dy += c) {
        const long left = columns[w].before * c, right = columns[w].after * c;
        const float across = columns[w].share;
        for (long i = 0; i < c; i++) {
          const float g = dy[i];
          top[left + i] += g * (1 - down) * (1 - across);
          top[right + i] += g * (1 - down) * across;
          bottom[left + i] += g * down * (1 - across);
          bottom[right + i] += g * down * across;
        }
      }
    }
}

// MARK: Noise

FB_DISPATCHED
void fb_spatial_dropout(
    const float *x, float *y, uint64_t seed, const int64_t *samples, long rows, long pixels, long channels, float rate) {
  const float scale = rate < 1 ? 1 / (1 - rate) : 0;
  const uint32_t threshold = rate >= 1 ? UINT32_MAX : (uint32_t)((double)rate * 4294967296.0);
  for (long row = 0; row < rows; row++) {
    const uint32_t key = sample_key(seed, samples[row]);
    for (long k = 0; k < pixels; k++, x += channels, y += channels)
      for (long i = 0; i < channels; i++) y[i] = drawn(key, (uint32_t)i) >= threshold ? x[i] * scale : 0;
  }
}

// A normally distributed number, from two uniform ones (Box and Muller 1958).
FB_INLINE float normal_of(uint32_t key, uint32_t index, float deviation) {
  const float u = uniform_of(drawn(key, 2 * index)) + 1.0f / 33554432.0f;
  const float turns = uniform_of(drawn(key, 2 * index + 1));
  return deviation * v_sqrt(-2 * v_log(u)) * v_cos_turns(turns);
}

FB_DISPATCHED
void fb_gaussian_noise(
    const float *x, float *y, uint64_t seed, const int64_t *samples, long rows, long row_count, float deviation) {
  for (long row = 0; row < rows; row++, x += row_count, y += row_count) {
    const uint32_t key = sample_key(seed, samples[row]);
    for (long i = 0; i < row_count; i++) {
      y[i] = x[i] + normal_of(key, (uint32_t)i, deviation);
    }
  }
}

FB_DISPATCHED
void fb_gaussian_factors(
    const float *x, float *y, uint64_t seed, const int64_t *samples, long rows, long row_count, float deviation) {
  for (long row = 0; row < rows; row++, x += row_count, y += row_count) {
    const uint32_t key = sample_key(seed, samples[row]);
    for (long i = 0; i < row_count; i++) {
      y[i] = x[i] * (1 + normal_of(key, (uint32_t)i, deviation));
    }
  }
}

FB_DISPATCHED
void fb_alpha_dropout(
    const float *x, float *y, uint64_t seed, const int64_t *samples, long rows, long row_count, float rate, float scale,
    float offset, float dropped) {
  const uint32_t threshold = rate >= 1 ? UINT32_MAX : (uint32_t)((double)rate * 4294967296.0);
  for (long row = 0; row < rows; row++, x += row_count, y += row_count) {
    const uint32_t key = sample_key(seed, samples[row]);
    for (long i = 0; i < row_count; i++) y[i] = drawn(key, (uint32_t)i) >= threshold ? x[i] * scale + offset : dropped;
  }
}
