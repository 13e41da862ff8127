#pragma once

#include <stdbool.h>

/// What is done to a result before it is written, channel by channel: factor · x + offset, then held between two bounds.
/// Without a factor it is 1, without an offset 0. `streams`: the result is larger than the caches, and so is written past them.
typedef struct {
  const float *factor, *offset;
  float low, high;
  bool streams;
} fb_epilogue;
