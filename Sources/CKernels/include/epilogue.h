#pragma once

/// What is done to a result before it is written, channel by channel: factor · x + offset, then held between two bounds.
/// Without a factor it is 1, without an offset 0.
typedef struct {
  const float *factor, *offset;
  float low, high;
} fb_epilogue;
