#include "CKernels.h"
#include "dispatch.h"

#include <string.h>

enum { LANES = 16, MOST = 27 };
typedef float floats __attribute__((vector_size(64)));
typedef int32_t ints __attribute__((vector_size(64)));
typedef uint8_t bytes __attribute__((vector_size(16)));

// Sixteen channels at a time; their sums for every tap stay in registers while an image is walked.
FB_INLINE void gradient(
    const float *x, const float *dy, const uint8_t *where, float *dw, float *db, long batch, long height, long width,
    long inputs, long output_height, long output_width, long channels, const long *offsets, const int taps) {
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
void fb_pooled_kernel_gradient(
    const float *x, const float *dy, const uint8_t *where, float *dw, float *db, long batch, long height, long width,
    long inputs, long output_height, long output_width, long channels, long kernel_height, long kernel_width) {
  long offsets[MOST];
  const long taps = kernel_height * kernel_width * inputs;
  for (long t = 0; t < taps && t < MOST; t++)
    offsets[t] = (t / (kernel_width * inputs)) * width * inputs + t % (kernel_width * inputs);
  if (taps == 9)
    gradient(x, dy, where, dw, db, batch, height, width, inputs, output_height, output_width, channels, offsets, 9);
  else if (taps == 25)
    gradient(x, dy, where, dw, db, batch, height, width, inputs, output_height, output_width, channels, offsets, 25);
  else if (taps == 27)
    gradient(x, dy, where, dw, db, batch, height, width, inputs, output_height, output_width, channels, offsets, 27);
}
