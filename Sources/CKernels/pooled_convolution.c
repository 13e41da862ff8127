#include "pooled_convolution.h"
#include "dispatch.h"

#include <string.h>

enum { LANES = 16, MOST = 27, CUT = 255 };
typedef float floats __attribute__((vector_size(64)));
typedef int32_t ints __attribute__((vector_size(64)));
typedef uint8_t bytes __attribute__((vector_size(16)));

FB_INLINE void find_offsets(const fb_pooled_convolution *p, long *offsets) {
  const long across = p->kernel_width * p->inputs, taps = p->kernel_height * across;
  for (long t = 0; t < taps && t < MOST; t++) offsets[t] = t / across * p->width * p->inputs + t % across;
}

// Sixteen channels at a time: their kernels and the four results of a pooling window stay in registers.
FB_INLINE void forward(
    const fb_pooled_convolution *p, const float *x, const float *kernel, const float *bias, const bool relu, float *y,
    uint8_t *where, const int taps) {
  const long channels = p->channels, inputs = p->inputs;
  long offsets[MOST];
  find_offsets(p, offsets);
  for (long c = 0; c < channels; c += LANES) {
    floats w[MOST], offset = {0};
    for (int t = 0; t < taps; t++) memcpy(&w[t], kernel + t * channels + c, sizeof(floats));
    if (bias) memcpy(&offset, bias + c, sizeof offset);
    for (long n = 0; n < p->batch; n++)
      for (long oh = 0; oh < p->output_height; oh++)
        for (long ow = 0; ow < p->output_width; ow++) {
          const float *corner = x + ((n * p->height + 2 * oh) * p->width + 2 * ow) * inputs;
          const long at = ((n * p->output_height + oh) * p->output_width + ow) * channels + c;
          floats sum[4];
          for (int k = 0; k < 4; k++) sum[k] = offset;
          for (int t = 0; t < taps; t++)
            for (int k = 0; k < 4; k++) sum[k] += w[t] * corner[offsets[t] + (k / 2 * p->width + k % 2) * inputs];
          floats most = sum[0];
          ints place = {0};
          for (int k = 1; k < 4; k++) {
            const ints larger = sum[k] > most;
            place = (place & ~larger) | (larger & k);
            most = (floats)(((ints)most & ~larger) | ((ints)sum[k] & larger));
          }
          if (relu) {
            const ints open = most > (floats){0};
            place |= ~open & CUT;
            most = (floats)((ints)most & open);
          }
          memcpy(y + at, &most, sizeof most);
          if (where) {
            const bytes b = __builtin_convertvector(place, bytes);
            memcpy(where + at, &b, sizeof b);
          }
        }
  }
}

FB_DISPATCHED
void fb_pooled_convolution_forward(
    const fb_pooled_convolution *p, const float *x, const float *kernel, const float *bias, bool relu, float *y,
    uint8_t *where) {
  switch (p->kernel_height * p->kernel_width * p->inputs) {
    case 9: forward(p, x, kernel, bias, relu, y, where, 9); break;
    case 25: forward(p, x, kernel, bias, relu, y, where, 25); break;
    case 27: forward(p, x, kernel, bias, relu, y, where, 27); break;
  }
}

// Sixteen channels at a time; their sums for every kernel position stay in registers during an image.
FB_INLINE void gradient(
    const fb_pooled_convolution *p, const float *x, const float *dy, const uint8_t *where, float *dw, float *db,
    const int taps) {
  const long batch = p->batch, height = p->height, width = p->width, inputs = p->inputs, channels = p->channels;
  const long output_height = p->output_height, output_width = p->output_width;
  long offsets[MOST];
  find_offsets(p, offsets);
  for (long c = 0; c < channels; c += LANES) {
    floats total[MOST], bias = {0};
    for (int t = 0; t < taps; t++) total[t] = (floats){0};
    for (long n = 0; n < batch; n++) {
      floats sum[MOST], own = {0};
      for (int t = 0; t < taps; t++) sum[t] = (floats){0};
      const float *image = x + n * height * width * inputs;
      for (long oh = 0; oh < output_height; oh++)
        for (long ow = 0; ow < output_width; ow++) {
          const long at = ((n * output_height + oh) * output_width + ow) * channels + c;
          floats g;
          bytes b;
          memcpy(&g, dy + at, sizeof g);
          memcpy(&b, where + at, sizeof b);
          const ints place = __builtin_convertvector(b, ints);
          for (int k = 0; k < 4; k++) {
            const floats won = (floats)((ints)g & (place == k));
            const float *corner = image + ((2 * oh + k / 2) * width + 2 * ow + k % 2) * inputs;
            own += won;
            for (int t = 0; t < taps; t++) sum[t] += won * corner[offsets[t]];
          }
        }
      bias += own;
      for (int t = 0; t < taps; t++) total[t] += sum[t];
    }
    for (int t = 0; t < taps; t++) memcpy(dw + t * channels + c, &total[t], sizeof(floats));
    if (db) memcpy(db + c, &bias, sizeof bias);
  }
}

FB_DISPATCHED
void fb_pooled_convolution_backward_kernel(
    const fb_pooled_convolution *p, const float *x, const float *dy, const uint8_t *where, float *dw, float *db) {
  switch (p->kernel_height * p->kernel_width * p->inputs) {
    case 9: gradient(p, x, dy, where, dw, db, 9); break;
    case 25: gradient(p, x, dy, where, dw, db, 25); break;
    case 27: gradient(p, x, dy, where, dw, db, 27); break;
  }
}
