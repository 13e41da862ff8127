#pragma once

#include <stdbool.h>

/// Applied to a result before it is written, per channel: factor · x + offset, then clipped to two bounds. The
/// factor defaults to 1, the offset to 0. `streams`: the result is larger than the caches and is written with
/// non-temporal stores.
typedef struct {
  const float *factor, *offset;
  float low, high;
  bool streams;
} fb_epilogue;
