#pragma once

// A matrix of `inputs` × `outputs` in blocks of contiguous outputs, possibly a single one: output o of input i lies at
// o / block · block_step + o % block + i · input_step.
typedef struct {
  long inputs, outputs;
  long block, block_step, input_step;
} fb_dense;

// Outputs from `first` to `end` of one row: y = x · matrix + offset, held between two bounds. `offset` may be NULL.
void fb_dense_forward(
    const fb_dense *p, const float *x, const float *matrix, const float *offset, float low, float high, long first,
    long end, float *y);
